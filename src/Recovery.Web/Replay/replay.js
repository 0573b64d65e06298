// Steps and plays through the slider of a replay; the slider itself asks the server (htmx), and works by arrow keys as any slider does.
const slider = document.getElementById("replay-v");
const player = document.querySelector(".replay-play");
const Pace = 1400; // milliseconds a moment is shown: long enough to read what changed
let playing = null;

function go(to) {
  slider.value = to;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}

function stop() {
  clearInterval(playing);
  playing = null;
  player.textContent = player.dataset.play;
}

function play() {
  if (Number(slider.value) === Number(slider.max)) go(slider.min);
  player.textContent = player.dataset.stop;
  playing = setInterval(() => (Number(slider.value) < Number(slider.max) ? go(Number(slider.value) + 1) : stop()), Pace);
}

for (const button of document.querySelectorAll(".replay-step, .replay-play")) button.hidden = false;
for (const step of document.querySelectorAll(".replay-step")) {
  step.addEventListener("click", () => {
    stop();
    go(Number(slider.value) + Number(step.dataset.step));
  });
}
player.addEventListener("click", () => (playing ? stop() : play()));
slider.addEventListener("pointerdown", stop);
slider.addEventListener("input", () => {
  slider.ariaValueText = document.querySelector(`[data-version="${slider.value}"]`)?.dataset.said ?? "";
});

// The list shows the event that the slider stands at, without moving the page; an event chosen from the list moves the slider along.
function follow() {
  const line = document.querySelector(".replay-line");
  const current = line?.querySelector('[aria-current="step"]')?.parentElement;
  if (!current) return;
  if (document.activeElement !== slider) slider.value = current.dataset.version;
  line.scrollTop = current.offsetTop - line.offsetTop - line.clientHeight / 2;
}

document.addEventListener("htmx:afterSettle", follow);
follow();
