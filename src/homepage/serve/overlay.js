// The report over the page: a modal dialog in a shadow root, so neither styles the other, and every page's
// Content-Security-Policy allows it. Text is only ever set as text.

const STYLE = `
  :host { all: initial; }
  dialog {
    color-scheme: light dark; box-sizing: border-box; width: min(60rem, 94vw); max-height: 88vh; overflow: auto;
    margin: 5vh auto auto; padding: 1rem 1.25rem 1.25rem; border: 0; border-top: 0.4rem solid #c62828;
    border-radius: 0.4rem; background: light-dark(#fff, #1e1e22); color: light-dark(#1b1b1f, #ececf0);
    box-shadow: 0 0.5rem 2.5rem rgb(0 0 0 / 40%); font: 1rem/1.5 system-ui, sans-serif;
  }
  dialog::backdrop { background: rgb(0 0 0 / 35%); }
  header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
  h1 { margin: 0; font-size: 1.15rem; }
  button { font: inherit; white-space: nowrap; padding: 0.1rem 0.7rem; cursor: pointer; }
  ol { margin: 0; padding: 0; list-style: none; }
  li { margin-top: 1rem; padding-top: 1rem; border-top: 1px solid light-dark(#d8d8de, #44444c); }
  p { margin: 0; overflow-wrap: anywhere; }
  .location { font-family: ui-monospace, monospace; font-size: 0.9rem; color: light-dark(#b3261e, #ff9d94); }
  .hint { color: light-dark(#4b4b55, #b9b9c4); }
  pre {
    margin: 0.5rem 0 0; padding: 0.6rem 0.8rem; overflow: auto; border-radius: 0.3rem;
    background: light-dark(#f3f3f6, #2b2b31); font: 0.9rem/1.45 ui-monospace, monospace; tab-size: 1;
  }
  @media print { dialog { display: none; } }
`;

let host = null;

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function item({ location, message, hint, excerpt }) {
  const parts = [
    location && element("p", location, "location"),
    element("p", message, "message"),
    hint && element("p", hint, "hint"),
    excerpt && element("pre", excerpt),
  ];
  const made = element("li");
  made.append(...parts.filter(Boolean));
  return made;
}

function dialog() {
  host = document.createElement("homepage-report");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  const made = element("dialog");
  made.setAttribute("role", "alertdialog");
  made.setAttribute("aria-labelledby", "title");
  made.setAttribute("aria-describedby", "findings");
  made.lang = "en";
  shadow.append(made);
  document.documentElement.append(host);
  return made;
}

export function showReport({ title, findings }) {
  const shown = host?.shadowRoot.querySelector("dialog") ?? dialog();
  const heading = element("h1", title);
  heading.id = "title";
  const close = element("button", "Close (Esc)");
  close.onclick = () => shown.close();
  const header = element("header");
  header.append(heading, close);
  const list = element("ol");
  list.id = "findings";
  list.append(...findings.map(item));
  shown.replaceChildren(header, list);
  if (!shown.open) shown.showModal();
}

export function hideReport() {
  host?.remove();
  host = null;
}
