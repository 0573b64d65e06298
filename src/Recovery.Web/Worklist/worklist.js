// The worklist's keys, live rows and selection. Without it every link and form of the page works by itself.
import { plain, typing } from "./keys.js";

const page = document.querySelector(".worklist");
const said = page.querySelector(".worklist-said");
const elsewhere = page.querySelector(".elsewhere");
const view = page.dataset.view;
const AtOnce = 100; // rows in one request: its address stays short
const Soon = 120; // several changes to one case come together
const Later = 2000; // what is not shown can wait
let cursor = null; // the case the keys are at

const rows = () => [...page.querySelectorAll("tr[data-case]")];
const rowOf = (id) => document.getElementById(`case-${id}`);
const link = (row) => row.querySelector(".case-link");
const counted = (element, n) => (n === 1 ? element.dataset.one : element.dataset.other).replace("{0}", n);

let saying = null;
function say(text) {
  clearTimeout(saying);
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = text; }); // the same words again are said again
  saying = setTimeout(() => { said.textContent = ""; }, 10_000);
}

// Fragments of ours: rows, whatever the status; somebody who is no longer signed in is taken to where they can.
async function ask(path, body) {
  const answer = await fetch(path, { method: body ? "POST" : "GET", body, headers: { "HX-Request": "true" } });
  const away = answer.headers.has("HX-Redirect");
  if (away) location.reload(); // which knows the way back
  const part = document.createElement("template");
  part.innerHTML = await answer.text();
  const fresh = [...part.content.querySelectorAll("tr[data-case]")];
  if (!away && !answer.ok && fresh.length === 0) throw new Error(`answered ${answer.status}`);
  return fresh;
}

// A row stays where it is: only cells that say something else are replaced, and what had the focus has it again.
function freshen(row, fresh) {
  if (Number(fresh.dataset.version) < Number(row.dataset.version)) return;
  const [cells, next] = [[...row.cells], [...fresh.cells]];
  cells.forEach((cell, i) => {
    if (cell.classList.contains("pick-cell") || cell.isEqualNode(next[i])) return;
    const held = cell.contains(document.activeElement) ? document.activeElement.dataset.part : null;
    cell.replaceWith(next[i]);
    if (held) (next[i].querySelector(`[data-part="${held}"]`) ?? link(row)).focus({ preventScroll: true });
  });
  row.className = fresh.className;
  row.dataset.version = fresh.dataset.version;
  row.dataset.fits = fresh.dataset.fits;
  if (fresh.dataset.held) row.dataset.held = fresh.dataset.held;
  else delete row.dataset.held;
}

async function refresh(ids) {
  for (let from = 0; from < ids.length; from += AtOnce) {
    const some = ids.slice(from, from + AtOnce).map((id) => `id=${id}`).join("&");
    for (const fresh of await ask(`/worklist/rows?${view}&${some}`)) {
      const row = rowOf(fresh.dataset.case);
      if (row) freshen(row, fresh);
      else if (fresh.dataset.fits === "true") unseen.add(fresh.dataset.case);
    }
  }
}

// A failure is said once, not every minute.
let failing = false;
async function tryRefresh(ids) {
  try {
    await refresh(ids);
    failing = false;
  } catch {
    if (!failing) say(page.dataset.failed);
    failing = true;
  }
}

/* ---- live ---- */

const changed = { here: new Set(), there: new Set() };
const unseen = new Set(); // cases of this view that changed and are not shown
const waiting = { here: null, there: null };

function gather(where, id, wait) {
  changed[where].add(id);
  waiting[where] ??= setTimeout(async () => {
    waiting[where] = null;
    const ids = [...changed[where]].slice(0, where === "here" ? Infinity : AtOnce); // of an import of thousands, these will do
    changed[where].clear();
    await tryRefresh(ids);
    const shown = elsewhere.querySelector("a");
    shown.hidden = unseen.size === 0;
    if (unseen.size > 0) shown.textContent = counted(elsewhere, unseen.size);
  }, wait);
}

document.addEventListener("recovery:change", ({ detail: { id } }) => (rowOf(id) ? gather("here", id, Soon) : gather("there", id, Later)));
document.addEventListener("recovery:again", () => tryRefresh(rows().map((row) => row.dataset.case)));
setInterval(() => document.visibilityState === "visible" && tryRefresh(rows().map((row) => row.dataset.case)), 60_000);

/* ---- taking a case ---- */

const takeForm = document.getElementById("take");

let asked = null; // the colleague's case that was asked for once: a second time means it

async function take(row) {
  if (!takeForm) return;
  if (row.dataset.held && asked !== row.dataset.case) {
    asked = row.dataset.case;
    say(row.dataset.held);
    return;
  }
  asked = null;
  try {
    const [fresh] = await ask(`/worklist/rows/${row.dataset.case}/take`, new URLSearchParams(new FormData(takeForm)));
    if (!fresh) return;
    freshen(row, fresh);
    say(fresh.dataset.said);
  } catch {
    say(page.dataset.failed);
  }
}

takeForm?.addEventListener("submit", (event) => {
  const row = event.submitter?.closest("tr[data-case]");
  if (!row) return;
  event.preventDefault();
  take(row);
});

/* ---- selecting ---- */

const picks = () => [...page.querySelectorAll(".pick")];
const all = page.querySelector(".pick-all");
if (all) all.hidden = false;

function count() {
  const [chosen, shown] = [picks().filter((pick) => pick.checked).length, picks().length];
  const words = page.querySelector(".bulk-count");
  if (words) words.textContent = chosen === 0 ? "" : counted(words, chosen);
  if (!all) return;
  all.checked = chosen > 0 && chosen === shown;
  all.indeterminate = chosen > 0 && chosen < shown;
}

page.addEventListener("change", (event) => {
  if (event.target === all) for (const pick of picks()) pick.checked = all.checked;
  if (event.target === all || event.target.classList.contains("pick")) count();
});

page.addEventListener("click", (event) => {
  const close = event.target.closest("[data-dismiss]");
  if (!close) return;
  event.preventDefault();
  close.closest("#bulk-area").classList.remove("bulk-answered");
  close.parentElement.remove();
  (cursor && rowOf(cursor) ? link(rowOf(cursor)) : document.getElementById("main")).focus();
});

/* ---- menus ---- */

const open = () => [...page.querySelectorAll("details:is(.views, .filters)[open]")];
document.addEventListener("click", (event) => {
  for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
});
page.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" ? event.target.closest("details:is(.views, .filters)[open]") : null;
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

/* ---- parts that htmx puts in ---- */

document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id !== "rows" || event.detail.xhr.status < 400) return;
  event.detail.shouldSwap = false; // the rows stay
  say(page.dataset.failed);
});
document.addEventListener("htmx:sendError", () => say(page.dataset.failed));
document.addEventListener("htmx:responseError", () => say(page.dataset.failed));

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target?.id !== "rows") return;
  const known = new Set();
  let first = null;
  for (const row of rows()) { // a case whose deadline moved between two pages comes twice
    if (known.has(row.dataset.case)) row.remove();
    else if (!row.dataset.seen) first ??= row;
    known.add(row.dataset.case);
  }
  mark();
  count();
  if (first) link(first).focus();
});

document.addEventListener("htmx:afterSettle", () => {
  const answered = page.querySelector(".bulk-results[data-focus]");
  if (!answered) return;
  answered.removeAttribute("data-focus"); // it takes the focus this once
  const lines = [...answered.querySelectorAll("[data-of]")];
  for (const line of lines.filter((one) => one.dataset.result === "done")) {
    const pick = rowOf(line.dataset.of)?.querySelector(".pick");
    if (pick) pick.checked = false;
  }
  count();
  if (lines.length > 0) tryRefresh(lines.map((line) => line.dataset.of).filter(rowOf));
});

function mark() {
  for (const row of rows()) row.dataset.seen = "true";
}

/* ---- keys ---- */

function go(step) {
  const [shown, at] = [rows(), cursor ? rowOf(cursor) : null];
  const next = shown[at ? shown.indexOf(at) + step : 0];
  if (!next) return;
  link(next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

page.addEventListener("focusin", (event) => {
  const row = event.target.closest("tr[data-case]");
  if (row) cursor = row.dataset.case;
});

document.addEventListener("keydown", (event) => {
  const ticking = event.target instanceof HTMLInputElement && event.target.type === "checkbox"; // nobody types into one
  if ((typing(event.target) && !ticking) || !plain(event) || document.querySelector("dialog[open]")) return;
  const row = cursor ? rowOf(cursor) : null;
  switch (event.key) {
    case "j": go(1); break;
    case "k": go(-1); break;
    case "a": if (row) take(row); break;
    case "x": row?.querySelector(".pick")?.click(); break;
    case "Enter":
      if (!row || event.target !== document.body) return; // on a link or button it means that one
      link(row).click();
      break;
    default: return;
  }
  event.preventDefault();
});

mark();
count();
page.dataset.ready = "true";
