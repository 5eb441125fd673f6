// Narrows the list as the address asks: ?q=video&year=2023&type=thesis&type=book
(() => {
	const all = (query, top = document) => [...top.querySelectorAll(query)];
	const finder = document.getElementById("filter");
	const [status] = all("[role=status]", finder);
	const [clear] = all("button", finder);
	const fields = all("[name]", finder);
	// Choices of a menu are no text of the page.
	const fill = (field) => {
		for (const [value, label] of JSON.parse(field.dataset.choices ?? "[]")) field.add(new Option(label, value));
		delete field.dataset.choices;
	};
	const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	const entries = all(".pubs > li").map((item) => ({ item, shown: true }));
	const groups = all("main .section").map((section) => ({
		section,
		count: all(".count", section)[0],
		jump: section.id && all(`.jump a[href="#${CSS.escape(section.id)}"]`)[0],
		entries: entries.filter(({ item }) => section.contains(item)),
		shown: -1,
	}));
	let typing = false;
	let timer;

	const prepare = () => {
		for (const entry of entries) entry.text ??= fold(all(".title,.by,.venue,.note", entry.item).map((part) => part.textContent).join(" "));
	};

	const isChip = ({ type }) => type === "checkbox";
	const put = (field, values) => {
		if (isChip(field)) return void (field.checked = values.includes(field.value));
		const [value = ""] = values;
		if (value) fill(field);
		field.value = value;
		if (field.value !== value) field.value = "";
	};

	const asked = () => fields.map((field) => [field.name, !isChip(field) || field.checked ? field.value.trim() : ""]).filter(([, value]) => value);

	const show = () => {
		let words = [];
		const wanted = {};
		for (const [name, value] of asked()) {
			if (name === "q") words = fold(value).split(/\s+/);
			else (wanted[name] ??= []).push(value);
		}
		if (words.length) prepare();
		const facets = Object.entries(wanted);
		let total = 0;
		for (const entry of entries) {
			const has = ([name, values]) => (entry.item.dataset[name] ?? "").split(" ").some((fact) => values.includes(fact));
			const fits = facets.every(has) && words.every((word) => entry.text.includes(word));
			if (fits !== entry.shown) entry.item.hidden = !(entry.shown = fits);
			total += fits;
		}
		for (const group of groups) {
			const shown = group.entries.filter((entry) => entry.shown).length;
			if (shown === group.shown) continue;
			group.shown = shown;
			group.section.hidden = !shown;
			if (group.jump) group.jump.hidden = !shown;
			if (group.count) group.count.textContent = shown;
		}
		clear.hidden = !words.length && !facets.length;
		const text = status.dataset.text.replace("{shown}", total).replace("{all}", entries.length);
		clearTimeout(timer);
		// Once the typing pauses.
		timer = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, typing ? 300 : 0);
	};

	const step = (how) => {
		const query = new URLSearchParams(asked()).toString();
		try { history[how](null, "", (query ? `?${query}` : location.pathname) + location.hash); } catch { /* on a disk */ }
		show();
	};

	const read = () => {
		const query = new URLSearchParams(location.search);
		for (const field of fields) put(field, query.getAll(field.name));
		typing = false;
		show();
	};

	const ask = ({ type, target }) => {
		if ((target.name === "q") !== (type === "input")) return;
		const goesOn = typing && type === "input";
		typing = type === "input";
		step(goesOn ? "replaceState" : "pushState");
	};
	const on = (kind, act) => finder.addEventListener(kind, act, true);
	on("input", ask);
	on("change", ask);
	on("focusout", () => { typing = false; });
	clear.addEventListener("click", () => {
		for (const field of fields) put(field, []);
		fields[0].focus();
		step("pushState");
	});
	for (const kind of ["pointerdown", "focus"]) on(kind, ({ target }) => fill(target));
	addEventListener("popstate", read);

	finder.hidden = false;
	read();
	(window.requestIdleCallback ?? setTimeout)(prepare);
})();
