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
  if (value && typeof value === "object") showTip(value, ...(event.shown ?? [event.clientX, event.clientY]));
  else hideTip();
}

// ---- charts

const OPTIONS = { ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: onTooltip, hover: false };

async function enliven(figure) {
  const specs = JSON.parse(figure.querySelector('script[type="application/json"]').textContent);
  let live = null;
  const draw = async () => {
    const spec = narrow.matches ? specs.narrow : specs.wide;
    if (live) live.dispose();
    live = null;
    delete figure.dataset.live;
    if (!spec) return;
    const host = element("div", "live");
    const hidden = element("div", "waiting");
    hidden.append(host);
    figure.prepend(hidden);
    try {
      const result = await vegaEmbed(host, spec, OPTIONS);
      hidden.replaceWith(host);
      live = { dispose: () => (result.finalize(), host.remove(), figure.querySelector(".window")?.remove()) };
      figure.dataset.live = narrow.matches ? "narrow" : "wide";
      marksByKeyboard(host, figure);
      if (spec.usermeta?.whole) windowed(figure, host, result.view, spec);
    } catch (error) {
      hidden.remove();
      console.error(error);
    }
  };
  await draw();
  narrow.addEventListener("change", draw);
}

/** Tells Vega where the pointer is in the chart's own pixels, where the page shows the chart smaller than it is drawn. */
function pointersInOwnPixels() {
  let dragged = null;
  const tell = (event) => {
    const svg = dragged ?? event.target.closest?.(".live svg");
    if (event.type === "pointerdown") dragged = svg;
    if (event.type === "pointerup" || event.type === "pointercancel") dragged = null;
    const box = svg?.getBoundingClientRect();
    const scale = svg ? box.width / svg.viewBox.baseVal.width : 1;
    if (!scale || Math.abs(scale - 1) < 0.005) return;
    event.shown = [event.clientX, event.clientY];
    const own = { clientX: box.left + (event.clientX - box.left) / scale, clientY: box.top + (event.clientY - box.top) / scale };
    for (const [name, value] of Object.entries(own)) Object.defineProperty(event, name, { value });
  };
  for (const kind of ["pointer", "mouse"])
    for (const act of ["down", "move", "up", "over"]) window.addEventListener(kind + act, tell, true);
  window.addEventListener("pointercancel", tell, true);
}

// ---- the window of a timeline: the same placing as in placing.py

const STUB = 26, GLYPH = 7, GAP = 12, LANE = 17, DOTS_LANE = 12;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const round = (value) => Math.round(value * 10) / 10;

function place(mark, view, stub) {
  const x = (instant) => ((instant - view.start) / (view.end - view.start)) * view.width;
  const low = mark.t0 === null ? null : x(mark.t0);
  const high = mark.t1 === null ? null : x(mark.t1);
  const known = low ?? high;
  if (known === null) return { side: 2 };
  const first = low ?? (stub === null ? 0 : known - stub);
  const last = high ?? (stub === null ? view.width : known + stub);
  if (last <= 0 || first >= view.width) return { side: last <= 0 ? -1 : 1 };
  const left = Math.max(first, 0), right = Math.min(last, view.width);
  const open = high === null ? "from" : low === null ? "until" : "";
  const middle = open ? Math.min(Math.max(known, left), right) : (left + right) / 2;
  return {
    side: 0, left: round(left), right: round(right), xm: round(middle), open, known: round(known),
    band: !open && right - left > 2 * GLYPH, begins: low !== null && low >= 0, ends: high !== null && high <= view.width,
  };
}

function beside(mark, at, view) {
  const left = Math.min(at.left, at.xm - GLYPH), right = Math.max(at.right, at.xm + GLYPH);
  const shown = { label: mark.short, align: "left", from: round(left), to: round(right) };
  if (right + 4 + mark.room <= view.width) return { ...shown, x_label: round(right + 4), to: round(right + 4 + mark.room) };
  if (left - 4 - mark.room >= 0) return { ...shown, x_label: round(left - 4), align: "right", from: round(left - 4 - mark.room) };
  if (at.xm + GLYPH + 2 + mark.room <= right) return { ...shown, x_label: round(at.xm + GLYPH + 2) };
  return { ...shown, label: "", x_label: 0 };
}

function free(lanes, start, most) {
  const found = lanes.findIndex((end) => end <= start);
  if (found >= 0) return found;
  return lanes.length >= most ? null : lanes.push(-Infinity) - 1;
}

function pack(marks, view, most) {
  const found = [];
  marks.forEach((mark, number) => {
    const at = place(mark, view, STUB);
    if (at.side === 0) found.push({ number, ...at, ...beside(mark, at, view) });
  });
  found.sort((one, other) => one.from - other.from || one.number - other.number);
  const lanes = [], rest = [];
  for (const one of found) {
    const lane = free(lanes, one.from, most);
    if (lane === null) rest.push(one);
    else {
      lanes[lane] = one.to + GAP;
      one.y = LANE * lane + LANE / 2;
    }
  }
  const dots = [];
  rest.sort((one, other) => one.xm - other.xm || one.number - other.number);
  for (const one of rest) {
    const lane = free(dots, one.xm - GLYPH, Infinity);
    dots[lane] = one.xm + GLYPH;
    Object.assign(one, { y: LANE * lanes.length + LANE / 2 + DOTS_LANE * lane, label: "", band: false, open: "", left: one.xm, right: one.xm });
  }
  return found;
}

/** Returns the marks of a timeline placed for a window; marks without a date keep their place. */
function placed(marks, view, most) {
  if (most === null) return marks.map((mark) => ({ ...mark, ...place(mark, view, null) }));
  const undated = (mark) => mark.t0 === null && mark.t1 === null;
  const moved = marks.map((mark) => (undated(mark) ? mark : { ...mark, side: 3, label: "" }));
  for (const at of pack(marks, view, most)) Object.assign(moved[at.number], at);
  return moved;
}

/** Returns a signal of a chart within the view: Vega names only the outermost ones. */
function innerSignal(view, name) {
  const look = (context) => context.signals?.[name] ?? (context.subcontext ?? []).map(look).find(Boolean);
  return look(view._runtime);
}

/** Ties the strip of a timeline to its detail, and adds buttons that do for the keyboard what dragging does for the pointer. */
function windowed(figure, host, view, spec) {
  const meta = spec.usermeta;
  const name = meta.most === null ? "rows" : "lanes";
  // Copies by way of text: Vega knows a row again by a hidden sign that other copies carry along, and keeps the old one.
  const marks = JSON.parse(JSON.stringify(view.data(name)));
  const said = element("output", "window-said");
  const span = meta.whole[1] - meta.whole[0];
  let current = [...meta.window];
  let pending = null;
  let drawing = Promise.resolve();
  const show = ([start, end]) => {
    current = [start, end];
    const shown = placed(marks, { start, end, width: meta.width }, meta.most);
    // One after the other: Vega takes but one change of its data at a time.
    drawing = drawing.then(() => view.data(name, shown).runAsync()).then(() => (hideEmpty(host), nameMarks()));
    const inside = shown.filter((mark) => mark.side === 0).length;
    const day = (instant) => `${new Date(instant).getUTCDate()} ${MONTHS[new Date(instant).getUTCMonth()]} ${new Date(instant).getUTCFullYear()}`;
    said.textContent = `${day(start)} to ${day(end)}: ${inside.toLocaleString("en")} of ${marks.length.toLocaleString("en")} events`;
  };
  const choose = (start, end) => {
    const length = Math.min(Math.max(end - start, 864e5), span);
    const from = Math.min(Math.max(start, meta.whole[0]), meta.whole[1] - length);
    const pixel = (instant) => ((instant - meta.whole[0]) / span) * meta.width;
    view.update(innerSignal(view, "window_x"), [pixel(from), pixel(from + length)]).runAsync();
  };
  view.addSignalListener("window", (_name, value) => {
    const chosen = value?.b0 ?? value?.t ?? Object.values(value ?? {})[0];
    const next = chosen && chosen[0] !== chosen[1] ? [Math.min(+chosen[0], +chosen[1]), Math.max(+chosen[0], +chosen[1])] : meta.whole;
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => show(next));
  });
  const middle = () => (current[0] + current[1]) / 2, length = () => current[1] - current[0];
  const buttons = [
    ["Earlier", () => choose(current[0] - length() / 2, current[1] - length() / 2)],
    ["Later", () => choose(current[0] + length() / 2, current[1] + length() / 2)],
    ["Closer", () => choose(middle() - length() / 4, middle() + length() / 4)],
    ["Wider", () => choose(middle() - length(), middle() + length())],
    ["All", () => choose(...meta.whole)],
  ];
  const bar = element("div", "window");
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Window of time");
  for (const [label, act] of buttons) {
    const button = element("button", "", label);
    button.type = "button";
    button.addEventListener("click", act);
    bar.append(button);
  }
  said.setAttribute("aria-live", "polite");
  bar.append(said);
  host.before(bar);
  figure.querySelectorAll(".window").forEach((old) => old !== bar && old.remove());
  /** Moves the window to a mark that lies outside; returns whether it did. */
  const reveal = (target) => {
    const mark = marks.find((one) => one.href === target);
    const first = mark?.t0 ?? mark?.t1, last = mark?.t1 ?? mark?.t0;
    if (first === undefined || first === null || (last > current[0] && first < current[1])) return false;
    const room = Math.max((last - first) * 1.2, length());
    choose((first + last - room) / 2, (first + last + room) / 2);
    return true;
  };
  show(current);
  figure.timeline = { place, pack, marks, choose, view, reveal };
}

/** Hides from assistive technology the groups of marks that are empty: Vega calls them symbols without a name. */
function hideEmpty(host) {
  for (const group of host.querySelectorAll("g.role-mark[role]")) group.setAttribute("aria-hidden", String(!group.childElementCount));
}

/** Lets the keyboard walk the marks of a chart: one stop, arrow keys from mark to mark, Enter to the words. */
function marksByKeyboard(host, figure) {
  const svg = host.querySelector("svg");
  hideEmpty(host);
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

/** Returns the link of the mark that the address names: the way back from a reading page. */
function namedLink() {
  const [page, row] = decodeURIComponent(window.location.hash.slice(1)).split("/");
  return row ? `reading/${page}.html#${row}` : null;
}

/** Sets off the marks that the address names; returns the first of them that is visible. */
function nameMarks() {
  const link = namedLink();
  let first = null;
  for (const mark of document.querySelectorAll(".drawn svg a, .live [role='graphics-symbol']")) {
    const named = link !== null && (mark.getAttribute("href") ?? hrefOf(mark)) === link;
    mark.classList.toggle("named", named);
    if (named && !first && mark.getClientRects().length) first = mark;
  }
  return first;
}

/** Shows in a chart the event that the address names, in another window of time if need be. */
function showNamed() {
  const link = namedLink();
  if (!link) return;
  let moved = false;
  for (const figure of document.querySelectorAll("figure[data-chart]")) moved = figure.timeline?.reveal(link) || moved;
  const show = () => nameMarks()?.scrollIntoView({ block: "center" });
  if (moved) setTimeout(show, 200);
  else show();
}

// ---- the reading page

function reading(page) {
  const chosen = document.getElementById("chosen");
  const hint = chosen.textContent.trim();
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
    const close = element("button", "close", "Close");
    close.type = "button";
    close.addEventListener("click", () => {
      for (const mark of page.querySelectorAll(".m.on")) mark.classList.remove("on");
      chosen.replaceChildren(element("p", "hint", hint));
      segmentsOf.get(known.at(-1))[0].focus();
    });
    chosen.replaceChildren(close, list);
    chosen.scrollTop = 0;
    if (scroll) segmentsOf.get(known.at(-1))[0].scrollIntoView({ block: "center" });
  };
  const chooseNamed = () => {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const row = name.replace(/^row-/, "");
    if (segmentsOf.has(row)) choose([row], !name.startsWith("row-"));
    const entry = document.getElementById(name) ?? document.getElementById(`row-${name}`);
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
  pointersInOwnPixels();
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
