// --- what can be taken along ----------------------------------------------------------------------------------------
// A file is made in the page and handed to the browser: a download of the page's own bytes asks nobody for anything.
function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// A spreadsheet takes a cell that begins like a formula for one, and texts may hold anything.
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
// with the mark by which spreadsheets know UTF-8
const csv = (lines) => `\ufeff${lines.map((line) => `${line.map(cell).join(",")}\r\n`).join("")}`;

const tableOfTexts = () => [
  ["text", "date", "headline", "topics", "mentions", ...LABELS.map(([label]) => label)],
  ...found.map((text) => [text.name, text.date, text.head, text.topics.map(([topic]) => topics[topic][0]).join("; "),
    sizeOf(text, ""), ...LABELS.map(([label]) => sizeOf(text, label))]),
];
const tableOfNames = () => [
  ["id", "label", "name", "english", "mentions", "by_office", "texts", "first_text", "first_date"],
  ...sorted().map(({ entity, mentions, offices, texts: inside, text }) =>
    [entity.key, entity.label, entity.name, entity.english || entity.value, mentions, offices, inside, text.name, text.date]),
];
function tableOfTopics() {
  const { all, lines } = overTime();
  return [["period", "topic", "name", "texts"], ...[{ counts: all, name: "all texts" }, ...lines].flatMap((line) =>
    periods.map((period, n) => [period, line.topic === undefined ? "" : topics[line.topic][0], line.name, line.counts[n]]))];
}
const strongPairs = () => pairs().links.filter((link) => link.sentences.length >= least());
const textsOf = ({ sentences }) => new Set(sentences.map(({ text }) => text)).size;
const tableOfPairs = () => [
  ["source_id", "source", "target_id", "target", "label", "sentences", "texts"],
  ...strongPairs().map((link) => [entities[link.one].key, entities[link.one].name, entities[link.other].key,
    entities[link.other].name, kind(), link.sentences.length, textsOf(link)]),
];

const XML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\t": "&#9;" };
const xml = (said) => String(said).replace(/[&<>"\n\t]/g, (sign) => XML[sign]);

// All pairs of the network, not only those that are drawn.
function gexf() {
  const links = strongPairs();
  const mentions = mentionsByName();
  const nodes = [...new Set(links.flatMap(({ one, other }) => [one, other]))].sort((one, other) => one - other);
  const value = (number, said) => `<attvalue for="${number}" value="${xml(said)}"/>`;
  return ['<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">', '<graph defaultedgetype="undirected">',
    '<attributes class="node"><attribute id="0" title="kind" type="string"/>' +
      '<attribute id="1" title="mentions" type="integer"/></attributes>',
    '<attributes class="edge"><attribute id="0" title="texts" type="integer"/></attributes>',
    "<nodes>",
    ...nodes.map((node) => `<node id="${xml(entities[node].key)}" label="${xml(entities[node].name)}"><attvalues>` +
      `${value(0, entities[node].label)}${value(1, mentions.get(node))}</attvalues></node>`),
    "</nodes>", "<edges>",
    ...links.map((link, n) => `<edge id="${n}" source="${xml(entities[link.one].key)}" ` +
      `target="${xml(entities[link.other].key)}" weight="${link.sentences.length}"><attvalues>` +
      `${value(0, textsOf(link))}</attvalues></edge>`),
    "</edges>", "</graph>", "</gexf>", ""].join("\n");
}

// Pictures below each other as one file, with the colours that the page gives them written into it.
const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap", "stroke-linejoin",
  "paint-order", "text-anchor", "font-size", "font-family", "font-weight"];
function picture(drawings) {
  let [width, height] = [0, 0];
  const parts = drawings.map((drawing) => {
    const copy = drawing.cloneNode(true);
    const [from, to] = [drawing, copy].map((top) => top.querySelectorAll("line, rect, circle, text"));
    from.forEach((node, n) => {
      const look = getComputedStyle(node);
      for (const name of LOOKS) to[n].setAttribute(name, look.getPropertyValue(name));
    });
    for (const node of copy.querySelectorAll(".hit")) node.remove();
    for (const node of copy.querySelectorAll("*")) {
      for (const name of ["class", "tabindex", "role", "data-pair", "data-entity"]) node.removeAttribute(name);
    }
    const place = svg("g", { transform: `translate(0 ${height})` }, ...copy.childNodes);
    width = Math.max(width, drawing.viewBox.baseVal.width);
    height += drawing.viewBox.baseVal.height;
    return place;
  });
  const whole = svg("svg", { viewBox: `0 0 ${width} ${height}`, width, height },
    svg("rect", { width, height, fill: getComputedStyle(document.body).backgroundColor }), parts);
  return new XMLSerializer().serializeToString(whole);
}

function take(form) {
  const view = VIEWS[state.tab];
  const name = `${state.tab}-${state.tab === "network" ? `${kind().toLowerCase()}-` : ""}azdiplo`;
  if (form === "csv") save(`${name}.csv`, "text/csv;charset=utf-8", csv(view.table()));
  if (form === "gexf") save(`${name}.gexf`, "application/gexf+xml", gexf());
  if (form === "svg") save(`${name}.svg`, "image/svg+xml", picture([...$(state.tab).querySelectorAll("svg")]));
}
