// The behaviour of the pages. Everything here is an addition: without it the pages show the same facts and their links work.
// Text from the data only ever becomes text nodes; specifications run in Vega's expression interpreter, so no code is evaluated.

const narrow = window.matchMedia("(max-width: 700px)");

/** Returns a new element with text. */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// ---- tooltips: one box for all charts, made of text nodes

const tip = element("div", "tip");
tip.hidden = true;
tip.setAttribute("role", "tooltip");
tip.id = "tip";

function showTip(value, x, y) {
  const list = element("dl");
  for (const [name, cell] of Object.entries(value)) {
    if (cell === "" || cell === null || cell === undefined) continue;
    list.append(element("dt", "", name), element("dd", "", String(cell)));
  }
  tip.replaceChildren(list);
  tip.hidden = false;
  const box = tip.getBoundingClientRect();
  const left = Math.max(8, Math.min(x + 14, document.documentElement.clientWidth - box.width - 8));
  const top = y + 18 + box.height > window.innerHeight ? y - box.height - 14 : y + 18;
  tip.style.left = `${left + window.scrollX}px`;
  tip.style.top = `${Math.max(8, top) + window.scrollY}px`;
}

function hideTip() {
  tip.hidden = true;
}

function onTooltip(_handler, event, _item, value) {
  if (value && typeof value === "object") showTip(value, event.clientX, event.clientY);
  else hideTip();
}

// ---- charts

const OPTIONS = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: onTooltip, hover: false };

async function enliven(figure) {
  const specs = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  let live = null;
  const draw = async () => {
    const host = element("div", "live");
    const hidden = element("div", "waiting");
    hidden.append(host);
    figure.prepend(hidden);
    try {
      const result = await vegaEmbed(host, narrow.matches ? specs.narrow : specs.wide, OPTIONS);
      hidden.replaceWith(host);
      if (live) live.dispose();
      live = { dispose: () => (result.finalize(), host.remove()) };
      figure.dataset.live = narrow.matches ? "narrow" : "wide";
      marksByKeyboard(host, result.view, figure);
    } catch (error) {
      hidden.remove();
      console.error(error);
    }
  };
  await draw();
  narrow.addEventListener("change", draw);
}

/** Lets the keyboard walk the marks of a chart: one stop, arrow keys from mark to mark, Enter to the words. */
function marksByKeyboard(host, view, figure) {
  const svg = host.querySelector("svg");
  svg.setAttribute("tabindex", "0");
  svg.setAttribute("role", "application");
  svg.setAttribute("aria-roledescription", "chart");
  svg.setAttribute("aria-label", `${figure.dataset.title}. Arrow keys go from mark to mark, Enter to the words in the text.`);
  const marks = () => [...svg.querySelectorAll('.mark-symbol [role="graphics-symbol"], .mark-rect [role="graphics-symbol"]')].filter(hrefOf);
  let at = -1;
  const leave = () => {
    svg.querySelector(".at-mark")?.classList.remove("at-mark");
    hideTip();
  };
  const go = (to) => {
    const all = marks();
    if (!all.length) return;
    leave();
    at = (to + all.length) % all.length;
    const mark = all[at];
    mark.classList.add("at-mark");
    mark.scrollIntoView({ block: "nearest", inline: "nearest" });
    const box = mark.getBoundingClientRect();
    const item = mark.__data__;
    showTip(item?.tooltip ?? { "": mark.getAttribute("aria-label") }, box.right, box.bottom);
    svg.setAttribute("aria-activedescendant", (mark.id ||= `${figure.dataset.chart}-mark-${at}`));
  };
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) go(at + step);
    else if (event.key === "Home") go(0);
    else if (event.key === "End") go(-1);
    else if (event.key === "Escape") leave();
    else if (event.key === "Enter" && at >= 0) window.location.href = hrefOf(marks()[at]);
    else return;
    event.preventDefault();
  });
  svg.addEventListener("blur", leave);
}

function hrefOf(mark) {
  return mark.__data__?.href;
}

/** Shows in a chart the event that the address names: the way back from a reading page. */
function showNamed() {
  const name = decodeURIComponent(window.location.hash.slice(1));
  if (!name) return;
  for (const link of document.querySelectorAll(".drawn svg a")) {
    const named = link.getAttribute("href")?.endsWith(`#${name}`);
    link.classList.toggle("named", Boolean(named));
    if (named && link.querySelector("text") && link.getClientRects().length) link.scrollIntoView({ block: "center" });
  }
}

// ---- the reading page

function reading(page) {
  const chosen = document.getElementById("chosen");
  const marks = [...page.querySelectorAll(".m")];
  const segmentsOf = new Map();
  for (const mark of marks) for (const row of mark.dataset.rows.split(" ")) segmentsOf.set(row, [...(segmentsOf.get(row) ?? []), mark]);

  const choose = (rows, scroll) => {
    for (const mark of page.querySelectorAll(".m.on")) mark.classList.remove("on");
    const known = rows.filter((row) => segmentsOf.has(row));
    if (!known.length) return;
    for (const mark of segmentsOf.get(known.at(-1))) mark.classList.add("on");
    const list = element("ul", "entries");
    for (const row of [...known].reverse()) {
      const entry = document.getElementById(`row-${row}`)?.cloneNode(true);
      entry?.removeAttribute("id");
      if (entry) list.append(entry);
    }
    chosen.replaceChildren(list);
    chosen.scrollTop = 0;
    if (scroll) segmentsOf.get(known.at(-1))[0].scrollIntoView({ block: "center" });
  };
  const chooseNamed = () => {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const row = name.replace(/^row-/, "");
    if (segmentsOf.has(row)) choose([row], !name.startsWith("row-"));
    const entry = document.getElementById(name);
    const folded = entry?.closest("details");
    if (folded) folded.open = true;
  };
  page.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    if (!mark) return;
    event.preventDefault();
    choose(mark.dataset.rows.split(" "), false);
    history.replaceState(null, "", `#${mark.dataset.rows.split(" ").at(-1)}`);
  });
  window.addEventListener("hashchange", chooseNamed);
  chooseNamed();
}

// ---- the list of texts

function search(box) {
  box.hidden = false;
  const field = box.querySelector("input");
  const found = box.querySelector("output");
  const rows = [...document.querySelectorAll("table.texts tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
  const look = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      count += row.hidden ? 0 : 1;
    }
    found.textContent = `${count.toLocaleString("en")} of ${rows.length.toLocaleString("en")} texts`;
  };
  field.addEventListener("input", look);
}

async function start() {
  document.documentElement.classList.add("awake");
  document.body.append(tip);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hideTip());
  for (const page of document.querySelectorAll("[data-reading]")) reading(page);
  for (const box of document.querySelectorAll("[data-search]")) search(box);
  for (const figure of document.querySelectorAll("figure[data-chart]")) await enliven(figure);
  showNamed();
  window.addEventListener("hashchange", showNamed);
  document.documentElement.dataset.ready = "";
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
