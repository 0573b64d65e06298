// A form whose answer did not come, or came as a page of its own (the database is away), stays where it is with what was typed; what
// happened is said in it.
function say(form, text) {
  let said = form.querySelector(":scope > .refusal");
  if (!said) {
    said = document.createElement("div");
    said.className = "refusal";
    said.setAttribute("role", "alert");
    said.tabIndex = -1;
    form.prepend(said);
  }
  const line = document.createElement("p");
  line.textContent = text;
  said.replaceChildren(line);
  said.focus();
}

const formOf = (event) => event.detail.requestConfig?.elt?.closest?.("form[data-command]") ?? event.detail.elt?.closest?.("form[data-command]");

document.addEventListener("htmx:sendError", (event) => {
  const form = formOf(event);
  if (form && event.detail.elt === form) say(form, form.closest("[data-not-sent]")?.dataset.notSent ?? "");
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const form = formOf(event);
  if (!form || event.detail.xhr.status < 400 || event.detail.target.id === "" || event.detail.requestConfig.elt !== form) return;
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  if (answer.getElementById(event.detail.target.id)) return;
  event.detail.shouldSwap = false;
  say(form, answer.querySelector(".trouble p")?.textContent ?? form.closest("[data-not-sent]")?.dataset.notSent ?? "");
});
