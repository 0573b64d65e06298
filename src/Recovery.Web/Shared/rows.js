// The keys of a list whose items are pages of their own: j and k go through it, Enter opens the one they are at.
import { plain, typing } from "./keys.js";

const rows = () => [...document.querySelectorAll("[data-row]")];
const link = (row) => row.querySelector("[data-row-link]");
let cursor = null; // the item the keys are at, by its name: a part of the page may be replaced

function go(step) {
  const shown = rows();
  const at = shown.findIndex((row) => row.dataset.row === cursor);
  const next = shown[at < 0 ? 0 : at + step];
  if (!next) return;
  link(next).focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest("[data-row]");
  if (row) cursor = row.dataset.row;
});

document.addEventListener("keydown", (event) => {
  if (typing(event.target) || !plain(event) || document.querySelector("dialog[open]")) return;
  switch (event.key) {
    case "j": go(1); break;
    case "k": go(-1); break;
    case "Enter": {
      const row = rows().find((one) => one.dataset.row === cursor);
      if (!row || event.target !== document.body) return; // on a link or button it means that one
      link(row).click();
      break;
    }
    default: return;
  }
  event.preventDefault();
});
