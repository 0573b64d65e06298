// Draws a chart above every table that asks for one (data-chart): the table is what is known and stays as it is. Series lie in its rows or
// columns (data-series), what they are told over is marked data-point; a cell's figure is its text, or data-value. A bar leads where its figure does.

const style = getComputedStyle(document.documentElement);
const token = (name) => style.getPropertyValue(name).trim();
const colours = [1, 2, 3, 4, 5, 6].map((n) => token(`--chart-${n}`));
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function figure(cell) {
  const text = cell.dataset.value ?? cell.textContent.trim();
  return text === "" ? null : Number(text);
}

/** What the table says: labels, and series of figures with the links of their cells. */
function read(table) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  if (table.dataset.series === "rows") {
    const points = heads.flatMap((head, n) => (head.matches("[data-point]") ? [n] : []));
    return {
      labels: points.map((n) => heads[n].textContent.trim()),
      series: rows.map((row) => ({ label: row.cells[0].textContent.trim(), cells: points.map((n) => row.cells[n]) })),
    };
  }
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    series: heads.flatMap((head, n) => (head.matches("[data-series]") ? [{ label: head.textContent.trim(), cells: rows.map((row) => row.cells[n]) }] : [])),
  };
}

function draw(table) {
  if (table.dataset.drawn) return;
  table.dataset.drawn = "yes";
  const { labels, series } = read(table);
  const box = document.createElement("div");
  box.className = "chart-box";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", table.dataset.label);
  box.append(canvas);
  table.closest("figure").prepend(box);

  const percent = "percent" in table.dataset;
  const said = (value) => (percent ? value.toLocaleString(document.documentElement.lang, { style: "percent", maximumFractionDigits: 0 }) : value.toLocaleString(document.documentElement.lang));
  const stacked = series.length > 1;
  const grid = { color: token("--line") };
  const link = (hit) => hit && series[hit.datasetIndex].cells[hit.index].querySelector("a");

  new Chart(canvas, {
    type: table.dataset.chart,
    data: {
      labels,
      datasets: series.map(({ label, cells }, n) => ({
        label,
        data: cells.map(figure),
        backgroundColor: colours[n % colours.length],
        borderColor: table.dataset.chart === "line" ? colours[n % colours.length] : token("--sheet"),
        borderWidth: table.dataset.chart === "line" ? 2 : stacked ? 1 : 0,
        pointRadius: 4,
        spanGaps: true,
        maxBarThickness: 44,
      })),
    },
    options: {
      animation: calm ? false : { duration: 300 },
      responsive: true,
      maintainAspectRatio: false,
      onClick: (_, [hit]) => link(hit)?.click(),
      onHover: (_, [hit]) => box.classList.toggle("leads", Boolean(link(hit))),
      plugins: {
        legend: { display: stacked, position: "bottom", labels: { boxWidth: 12, boxHeight: 12 } },
        tooltip: { callbacks: { label: (item) => `${item.dataset.label}: ${said(item.parsed.y)}` } },
      },
      scales: {
        x: { stacked, grid: { display: false }, border: grid },
        y: { stacked, beginAtZero: true, max: percent ? 1 : undefined, grid, border: { display: false }, ticks: { precision: percent ? undefined : 0, maxTicksLimit: 6, callback: said } },
      },
    },
  });
}

Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
Chart.defaults.font.size = 13;
Chart.defaults.color = token("--ink-soft");

const drawAll = (within) => within.querySelectorAll("table[data-chart]").forEach(draw);
document.fonts.ready.then(() => drawAll(document)); // a canvas does not change its type face later
document.addEventListener("htmx:load", (event) => document.fonts.ready.then(() => drawAll(event.target)));
