// Conveniences only: every text is on the page and every panel opens without this file.
(() => {
  const root = document.documentElement;
  const store = { // storage may be closed to us
    get() { try { return localStorage.getItem("scheme"); } catch { return null; } },
    set(value) { try { localStorage.setItem("scheme", value); } catch { /* then the choice lasts for this page */ } },
  };
  const chosen = store.get();
  if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;

  const isDark = () => root.dataset.scheme ? root.dataset.scheme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

  const offerScheme = (button) => {
    const name = () => button.setAttribute("aria-label", isDark() ? button.dataset.light : button.dataset.dark);
    name();
    button.hidden = false;
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      store.set(root.dataset.scheme);
      name();
    });
  };

  const offerCopy = (button) => {
    const label = button.textContent;
    button.hidden = false;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.textContent = button.dataset.copied;
      } catch {
        button.textContent = button.dataset.failed;
      }
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".scheme").forEach(offerScheme);
    if (navigator.clipboard) document.querySelectorAll("[data-copy]").forEach(offerCopy);
  });
})();
