// Conveniences only: every text is on the page and every panel opens without this file.
(() => {
  const root = document.documentElement;
  const remember = (value) => { try { value ? localStorage.setItem("scheme", value) : localStorage.removeItem("scheme"); } catch { /* storage may be closed */ } };
  const recall = () => { try { return localStorage.getItem("scheme"); } catch { return null; } };

  const scheme = recall();
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;

  const isDark = () => root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const bar = document.querySelector(".top .wrap");
  if (bar) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "scheme";
    button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/></svg>';
    const name = () => button.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
    name();
    button.addEventListener("click", () => { root.dataset.scheme = isDark() ? "light" : "dark"; remember(root.dataset.scheme); name(); });
    bar.append(button);
  }

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent); button.textContent = "Copied"; }
      catch { button.textContent = "Copying was not allowed"; }
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
})();
