// The page of a case: tells that somebody looks, hears what colleagues do, and keeps a form whose answer did not come.
import "./commands.js";

const Every = 20_000; // well within the 45 s for which somebody counts as looking
const shown = () => document.getElementById("case");
const token = () => document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? "";

function body(more = {}) {
  const form = new FormData();
  form.set("__RequestVerificationToken", token());
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  return form;
}

async function look() {
  const page = shown();
  if (!page?.dataset.reference || document.visibilityState !== "visible") return;
  try {
    const answer = await fetch(`/complaints/${page.dataset.reference}/presence`, { method: "POST", body: body() });
    const place = document.getElementById("case-looking");
    if (answer.ok && place) place.innerHTML = await answer.text();
  } catch {
    // not connected: the page says so elsewhere
  }
}

function leave() {
  const page = shown();
  if (page?.dataset.reference) navigator.sendBeacon(`/complaints/${page.dataset.reference}/presence`, body({ leave: "yes" }));
}

// A colleague went on: said above the case, shown when asked for, so that nobody's typing is interrupted.
function hear(version) {
  const page = shown();
  if (!page?.dataset.reference || (version !== undefined && version <= Number(page.dataset.version))) return;
  window.htmx.ajax("GET", `/complaints/${page.dataset.reference}/since/${page.dataset.version}`, { target: "#case-news", swap: "innerHTML" });
}

document.addEventListener("recovery:change", (event) => {
  if (event.detail.id === shown()?.dataset.case) hear(event.detail.version);
});
document.addEventListener("recovery:again", () => hear());
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.elt.id !== "case") return;
  document.getElementById("case-news").replaceChildren(); // what was new is shown now
  if (document.activeElement === document.body) document.getElementById("next")?.focus();
});

// The first visit to a prepared text selects the place that waits for words.
document.addEventListener("focusin", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.dataset.place || field.value !== field.defaultValue) return;
  const at = field.value.indexOf(field.dataset.place);
  if (at >= 0) field.setSelectionRange(at, at + field.dataset.place.length);
});

setInterval(look, Every);
document.addEventListener("visibilitychange", look);
addEventListener("pagehide", leave);
