// Keeps a page that is looked at up to date: one stream of changes while it is visible, none while it is not (a browser grants few
// connections to one host). Says when the connection is lost and when it is back. Others listen on the document:
//   recovery:change  detail {position, id, reference, version, type, at}
//   recovery:again   the connection was lost or the page hidden for a while: what is shown may be old
const address = document.body.dataset.live;
const notice = document.querySelector(".lost");
let source = null;
let last = null;
let lostSince = null;

function tell(name, detail) {
  document.dispatchEvent(new CustomEvent(name, { detail }));
}

function say(text) {
  notice.textContent = text ?? "";
  notice.hidden = !text;
}

function open() {
  if (!address || source) return;
  source = new EventSource(last === null ? address : `${address}?after=${last}`);
  source.onopen = () => {
    if (lostSince === null) return;
    lostSince = null;
    say(notice.dataset.back);
    setTimeout(() => lostSince === null && say(null), 4000);
    tell("recovery:again");
  };
  source.onmessage = (message) => {
    last = Number(message.lastEventId);
    tell("recovery:change", JSON.parse(message.data));
  };
  source.onerror = () => {
    lostSince ??= Date.now();
    setTimeout(() => lostSince !== null && say(notice.dataset.lost), 800);
    if (source.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
    close();
    setTimeout(() => document.visibilityState === "visible" && open(), 2000);
  };
}

function close() {
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    open();
    if (last === null) tell("recovery:again");
  } else {
    close();
  }
});
addEventListener("pagehide", close);
addEventListener("pageshow", () => document.visibilityState === "visible" && open());
