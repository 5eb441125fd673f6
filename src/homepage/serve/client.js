// Speaks LiveReload's protocol 7 with the preview: reloads the page, swaps stylesheets, shows reports.
// A page that is left and one that reloads are the same to it: the server knows by the revision who is behind.

import { hideReport, showReport } from "./overlay.js";

const PROTOCOL = "http://livereload.com/protocols/official-7";
const RETRY = 500; // milliseconds until the next attempt while the server is away

let revision = new URL(import.meta.url).searchParams.get("revision");
const replaced = new WeakSet();

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/__homepage__/livereload`);
  const send = (message) => socket.send(JSON.stringify(message));
  socket.onopen = () => send({ command: "hello", protocols: [PROTOCOL] });
  socket.onmessage = (event) => obey(JSON.parse(event.data), send);
  socket.onclose = () => setTimeout(connect, RETRY);
}

function obey(message, send) {
  if (message.revision) revision = message.revision;
  switch (message.command) {
    case "hello":
      return send({ command: "info", url: location.href, revision });
    case "report":
      return showReport(message);
    case "repaired":
      return hideReport();
    case "reload":
      return refresh(message);
  }
}

function refresh({ path, originalPath, liveCSS }) {
  if (path === "*") return location.reload(); // the browser keeps the scroll position
  const sheets = liveCSS && originalPath ? stylesheets(originalPath) : [];
  if (sheets.length) sheets.forEach((link) => swap(link, path));
  else if (isUsed(originalPath ?? path)) location.reload();
}

function outputPath(url) {
  return decodeURIComponent(new URL(url, location.href).pathname).slice(1);
}

function stylesheets(path) {
  const links = [...document.querySelectorAll('link[rel~="stylesheet"][href]')];
  return links.filter((link) => !replaced.has(link) && outputPath(link.href) === path);
}

// The old sheet stays until the new one has loaded, so the page is never seen without style.
function swap(link, path) {
  replaced.add(link);
  const next = link.cloneNode();
  next.removeAttribute("integrity");
  next.href = `/${path.split("/").map(encodeURIComponent).join("/")}?revision=${revision}`;
  next.onload = () => link.remove();
  next.onerror = () => location.reload();
  link.after(next);
}

// Everything the page has loaded, and what it names but could not load yet.
function isUsed(path) {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const named = [...document.querySelectorAll("[src]")].map((element) => element.src);
  return [...loaded, ...named].some((url) => url?.startsWith(`${location.origin}/`) && outputPath(url) === path);
}

connect();
