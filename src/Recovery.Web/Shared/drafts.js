// Keeps what is typed into a form with data-draft until it is done, in this tab only: a restart of the host, a refusal, a colleague's
// change or a reload loses nobody's words. Each person's are their own: whoever signs in next at the same desk does not see them, and
// signing out forgets them.
const All = "draft:";
const Prefix = `${All}${document.body.dataset.viewer ?? ""}:`;

// Fields that only belong to the form by its id, such as the checkboxes of a list, are no words of anybody's.
const named = (form) => [...form.elements].filter((field) => form.contains(field) && field.name && !field.name.startsWith("_") && field.type !== "hidden" && field.type !== "submit");

function keep(form) {
  const typed = {};
  const retyped = form.hasAttribute("data-retyped");
  for (const field of named(form)) {
    const value = field.type === "checkbox" || field.type === "radio" ? (field.checked ? field.value : null) : field.value;
    const shown = field.type === "checkbox" || field.type === "radio" ? (field.defaultChecked ? field.value : null) : field.defaultValue ?? "";
    // what came back with a refusal is shown by the page but nobody keeps it there: it is a draft as before
    if (value !== null && (value !== shown || (retyped && value))) typed[field.name] = value;
  }
  const key = Prefix + form.dataset.draft;
  if (Object.keys(typed).length > 0) sessionStorage.setItem(key, JSON.stringify(typed));
  else sessionStorage.removeItem(key);
}

function restore(form) {
  const kept = sessionStorage.getItem(Prefix + form.dataset.draft);
  if (!kept) return;
  for (const [name, value] of Object.entries(JSON.parse(kept))) {
    for (const field of named(form).filter((one) => one.name === name)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = field.value === value;
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  form.closest("details")?.setAttribute("open", "");
}

function restoreAll(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) restore(form);
}

document.addEventListener("submit", (event) => {
  if (!event.submitter?.hasAttribute("data-leaving")) return;
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(All)) sessionStorage.removeItem(key);
});

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-draft]");
  if (form && event.isTrusted) keep(form);
});

// The server says "done" with the answer to a form that was done; its draft has no further use.
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt?.closest?.("form[data-draft]");
  if (form && event.detail.xhr?.getResponseHeader("HX-Trigger")?.includes("done")) sessionStorage.removeItem(Prefix + form.dataset.draft);
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig?.elt?.closest?.("form[data-draft]");
  if (form && event.detail.xhr.getResponseHeader("HX-Trigger")?.includes("done")) sessionStorage.removeItem(Prefix + form.dataset.draft);
});
document.addEventListener("htmx:afterSwap", (event) => restoreAll(event.detail.target?.isConnected ? event.detail.target : document));
restoreAll(document);
