// Keys that hold on every page; pages add their own on the document. Nothing is taken from a field that is being typed in.
export const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

export const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target instanceof HTMLElement && event.target.matches("[data-key]")) event.target.blur();
  if (typing(event.target) || !plain(event)) return;
  if (event.key === "?") {
    document.getElementById("key-help")?.showModal();
    event.preventDefault();
  } else if (event.key === "/") {
    document.querySelector('[data-key="/"]')?.focus();
    event.preventDefault();
  }
});

// A menu closes when one goes elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.me[open]")) if (!menu.contains(event.target)) menu.removeAttribute("open");
});
