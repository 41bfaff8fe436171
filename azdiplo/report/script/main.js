// --- the page -------------------------------------------------------------------------------------------------------
// The tabs: how each is drawn, its table, the other forms in which it can be taken along. A further one is a line here,
// a button in the page's tab list, its panel, and a file that has the functions.
const VIEWS = {
  texts: { draw: drawTexts, table: tableOfTexts, forms: ["csv"] },
  names: { draw: drawNames, table: tableOfNames, forms: ["csv"] },
  topics: { draw: drawTopics, table: tableOfTopics, forms: ["csv", "svg"] },
  network: { draw: drawNetwork, table: tableOfPairs, forms: ["csv", "gexf", "svg"] },
  events: { draw: drawEvents, table: tableOfEvents, forms: ["csv", "svg"] },
};
const TABS = Object.keys(VIEWS);

function drawFilters() {
  for (const field of ["q", "from", "to", "topic", "label"]) {
    if (document.activeElement !== $(field) || !typed) $(field).value = state[field];
  }
  for (const field of ["from", "to"]) $(field).setAttribute("aria-invalid", Boolean(state[field] && !bound(state[field])));
  const entity = byKey.entity.get(state.name);
  if (document.activeElement !== $("name") || !typed) $("name").value = entity ? entity.name : state.name;
  const set = FILTERS.filter((field) => state[field]);
  $("count").textContent = set.length ? `${figure(found.length)} of ${many(texts.length, "text")}` : "";
  const said = { q: state.q, from: `from ${state.from}`, to: `to ${state.to}`, label: TITLES[state.label] ?? state.label,
    topic: (topics[byKey.topic.get(state.topic)] ?? [null, `no topic ${state.topic}`])[1],
    name: entity ? `names ${entity.name}` : `no name ${state.name}` };
  $("chips").replaceChildren(...set.map((field) => el("button", { type: "button", title: "Remove this filter",
    onclick: () => go({ [field]: "" }) }, `${said[field]} ×`)));
}

const drawnFor = {};
// True if what a part of the page is drawn for is not what it was drawn for last.
function changed(part, key) {
  if (drawnFor[part] === key) return false;
  drawnFor[part] = key;
  return true;
}

function render() {
  if (!TABS.includes(state.tab)) state.tab = "texts";
  search();
  drawFilters();
  for (const tab of TABS) {
    const chosen = tab === state.tab;
    $(`tab-${tab}`).setAttribute("aria-selected", chosen);
    $(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
    $(tab).hidden = !chosen;
  }
  for (const button of $("take").querySelectorAll("[data-form]")) {
    button.hidden = !VIEWS[state.tab].forms.includes(button.dataset.form);
  }
  VIEWS[state.tab].draw();
  drawPanel();
}

// --- what the reader does -------------------------------------------------------------------------------------------
let waiting = 0;
const slowly = (act) => { clearTimeout(waiting); waiting = setTimeout(act, 60); };
for (const field of ["q", "from", "to", "find"]) {
  $(field).addEventListener("input", () => slowly(() => go({ [field]: $(field).value.trim() && $(field).value }, field)));
}
for (const field of ["topic", "label"]) $(field).addEventListener("change", () => go({ [field]: $(field).value }));
$("least").addEventListener("input", () => go({ min: String(Math.max(1, Number.parseInt($("least").value, 10) || 1)) }, "min"));
$("name").addEventListener("input", () => {
  const words = wanted($("name").value);
  if (!words.length) { go({ name: "" }); return; }
  const like = [];
  for (const entity of entities) {
    if (words.every((word) => searched(entity).includes(word)) && like.push(entity) === 40) break;
  }
  $("known").replaceChildren(...like.map((entity) => el("option", { value: entity.name }, TITLES[entity.label])));
});
$("name").addEventListener("change", () => {
  const said = $("name").value.trim();
  const entity = entities.find((each) => each.name === said) ??
    entities.find((each) => said && plain(each.name) === plain(said));
  if (said) go({ name: entity ? entity.key : said });
});
$("more").addEventListener("click", () => {
  const open = $("filters").classList.toggle("open");
  $("more").setAttribute("aria-expanded", open);
});
$("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

const keys = (said) => said.split(" ").map((number) => entities[number].key);
const ACTS = [
  ["[role=tab]", (node) => go({ tab: node.id.slice(4) })],
  ["[data-form]", (node) => take(node.dataset.form)],
  ["[data-net]", (node) => go({ net: node.dataset.net, min: "1", about: "", beside: "" })],
  ["[data-sort]", (node) => go({ sort: node.dataset.sort })],
  ["[data-row]", (node) => choose(texts[node.dataset.row])],
  ["[data-open]", (node) => go({ tab: "texts", text: texts[node.dataset.open].key, at: node.dataset.at })],
  ["[data-pair]", (node) => { const [one, other] = keys(node.dataset.pair); go({ about: one, beside: other, dyad: "" }); }],
  ["[data-entity]", (node) => go({ about: entities[node.dataset.entity].key, beside: "", dyad: "" })],
];
function act(target) {
  for (const [selector, done] of ACTS) {
    const node = target.closest(selector);
    if (node) { done(node); return; }
  }
}
document.addEventListener("click", (event) => act(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (state.about || state.dyad) close();
    else if (state.text && state.tab === "texts") leave();
  }
  const at = event.target.matches("[role=tab]") ? TABS.indexOf(state.tab) : -1;
  const to = at < 0 ? undefined : { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    go({ tab: TABS.at(to % TABS.length) });
    $(`tab-${state.tab}`).focus();
  }
  // marks, lines under words and circles are no buttons of the browser's own
  if ((event.key === "Enter" || event.key === " ") && event.target.matches("mark[data-entity], u[data-entity], g[data-entity]")) {
    event.preventDefault();
    act(event.target);
  }
});

// --- the beginning --------------------------------------------------------------------------------------------------
(() => {
  let [named, offices] = [0, 0];
  for (const text of texts) {
    for (const part of text.pieces) {
      if (typeof part === "object") named += 1;
      else if (typeof part === "number" && part >= 0) offices += 1;
    }
  }
  const days = texts.map((text) => text.date).filter(Boolean);
  $("facts").textContent = [many(texts.length, "text"),
    days.length && (days[0] === days[days.length - 1] ? days[0] : `${days[0]} to ${days[days.length - 1]}`),
    many(named, "mention"), offices && `${figure(offices)} by office`, many(entities.length, "name")].filter(Boolean).join(" · ");
  const option = (value, said) => el("option", { value }, said);
  $("topic").replaceChildren(option("", "any topic"), ...[...topics].sort(([, one], [, other]) => collator.compare(one, other))
    .map(([id, label]) => option(id, label)));
  const there = new Set(entities.map((entity) => entity.label));
  $("label").replaceChildren(option("", "any label"), ...LABELS.filter(([label]) => there.has(label))
    .map(([label, title]) => option(label, title)));
  $("kinds").replaceChildren(...NETS.map((label) => el("button", { type: "button", "data-net": label }, TITLES[label])));
  if (!data.dated) for (const field of ["from", "to"]) $(field).placeholder = `${field} text no.`;
  new ResizeObserver(() => { if (["topics", "events"].includes(state.tab)) VIEWS[state.tab].draw(); }).observe($("body"));
  narrow.addEventListener("change", render);
  render();
})();
