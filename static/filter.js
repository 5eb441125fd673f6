// Narrows the list of publications to what the address asks: ?q=video&year=2023
(() => {
	const form = document.getElementById("filter");
	const status = form.querySelector("[role=status]");
	const clear = form.querySelector("[type=reset]");
	const fields = [...form.querySelectorAll("[name]")];
	// Choices are no part of the page's text.
	const fill = (field) => {
		for (const [value, label] of JSON.parse(field.dataset.choices ?? "[]")) field.add(new Option(label, value));
		delete field.dataset.choices;
	};
	const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
	const entries = [...document.querySelectorAll(".pubs > li")].map((item) => ({ item, facts: { ...item.dataset }, shown: true }));
	const groups = [...document.querySelectorAll("main .section")].map((section) => {
		const heading = section.querySelector("h2");
		return {
			section,
			count: section.querySelector(".count"),
			jump: heading && document.querySelector(`.jump a[href="#${CSS.escape(heading.id)}"]`),
			entries: entries.filter(({ item }) => section.contains(item)),
			shown: -1,
		};
	});
	let texts;
	let typing = false;
	let timer;

	const prepare = () => {
		texts ??= entries.map(({ item }) => fold([...item.querySelectorAll(".title,.by,.venue,.note")].map((part) => part.textContent).join(" ")));
	};

	const asked = () => Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value));

	const show = () => {
		const { q = "", ...facets } = asked();
		const words = fold(q).split(/\s+/).filter(Boolean);
		if (words.length) prepare();
		const wanted = Object.entries(facets);
		let total = 0;
		entries.forEach((entry, index) => {
			const fits = wanted.every(([name, value]) => (entry.facts[name] ?? "").split(" ").includes(value)) && words.every((word) => texts[index].includes(word));
			if (fits !== entry.shown) entry.item.hidden = !(entry.shown = fits);
			total += fits;
		});
		for (const group of groups) {
			const shown = group.entries.filter((entry) => entry.shown).length;
			if (shown === group.shown) continue;
			group.shown = shown;
			group.section.hidden = !shown;
			if (group.jump) group.jump.hidden = !shown;
			if (group.count) group.count.textContent = shown;
		}
		clear.hidden = !words.length && !wanted.length;
		const text = status.dataset.text.replace("{shown}", total).replace("{all}", entries.length);
		clearTimeout(timer);
		// Said once the typing pauses, not at each letter.
		timer = setTimeout(() => { if (status.textContent !== text) status.textContent = text; }, typing ? 300 : 0);
	};

	const address = (how) => {
		const query = new URLSearchParams(asked()).toString();
		try { history[how](null, "", (query ? `?${query}` : location.pathname) + location.hash); } catch { /* opened from disk */ }
	};

	const read = () => {
		const query = new URLSearchParams(location.search);
		for (const field of fields) {
			const value = query.get(field.name) ?? "";
			if (value) fill(field);
			field.value = value;
			if (field.value !== value) field.value = "";
		}
		typing = false;
		show();
	};

	const ask = ({ type, target }) => {
		if ((target.name === "q") !== (type === "input")) return;
		const goesOn = typing && type === "input";
		typing = type === "input";
		address(goesOn ? "replaceState" : "pushState");
		show();
	};
	form.addEventListener("input", ask);
	form.addEventListener("change", ask);
	form.addEventListener("focusout", () => { typing = false; });
	form.addEventListener("submit", (event) => event.preventDefault());
	form.addEventListener("reset", (event) => {
		event.preventDefault();
		fields.forEach((field) => { field.value = ""; });
		fields[0].focus();
		typing = false;
		address("pushState");
		show();
	});
	for (const when of ["pointerdown", "focus"]) form.addEventListener(when, ({ target }) => fill(target), true);
	addEventListener("popstate", read);

	form.hidden = false;
	read();
	(window.requestIdleCallback ?? setTimeout)(prepare);
})();
