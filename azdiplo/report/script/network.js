// --- networks -------------------------------------------------------------------------------------------------------
// Who is named with whom in one sentence, among the people, states or organisations of the texts found.
const NETS = ["STATE", "PERSON", "ORG"].filter((label) => TITLES[label]);
const MOST = 25; // a sentence that names more is a list and says nothing of who has to do with whom
const DRAWN = { nodes: 36, links: 120, letter: 6.9, line: 17 };

const kind = () => [state.net, state.label].find((label) => NETS.includes(label)) ?? NETS[0];
const least = () => Math.max(1, Number.parseInt(state.min, 10) || 1);

// All pairs of a label: {one, other, sentences: [{text, from, to}]}, strongest first, and how many lists were left out.
let paired = { key: null };
function pairs() {
  const key = `${kind()} ${filtered}`;
  if (paired.key === key) return paired;
  const links = new Map();
  let lists = 0;
  const add = (text, named) => {
    if (named.size > MOST) { lists += 1; return; }
    const all = [...named].sort(([one], [other]) => one - other);
    all.forEach(([one, at], n) => all.slice(n + 1).forEach(([other, beside]) => {
      const pair = one * entities.length + other;
      if (!links.has(pair)) links.set(pair, { one, other, sentences: [] });
      links.get(pair).sentences.push({ text, from: Math.min(at, beside), to: Math.max(at, beside) });
    }));
  };
  for (const text of found) {
    let sentence = null;
    let named = new Map();
    for (const mention of mentionsOf(text)) {
      if (mention.reference !== undefined || entities[mention.entity].label !== kind()) continue;
      if (mention.sentence !== sentence) {
        add(text, named);
        named = new Map();
        sentence = mention.sentence;
      }
      if (!named.has(mention.entity)) named.set(mention.entity, mention.from);
    }
    add(text, named);
  }
  const strongest = [...links.values()].sort((one, other) => other.sentences.length - one.sentences.length ||
    one.one - other.one || one.other - other.other);
  paired = { key, links: strongest, lists };
  return paired;
}

// The most linked and their strongest links: of each at least its own strongest, so that no circle stands alone.
function drawn(links) {
  const strength = new Map();
  for (const { one, other, sentences } of links) {
    for (const node of [one, other]) strength.set(node, (strength.get(node) || 0) + sentences.length);
  }
  const nodes = [...strength].sort(([one, much], [other, many]) => many - much || one - other)
    .slice(0, narrow.matches ? 14 : DRAWN.nodes).map(([node]) => node);
  const chosen = new Set(nodes);
  const tied = new Set();
  const kept = links.filter(({ one, other }) => chosen.has(one) && chosen.has(other)).filter(({ one, other }, n) => {
    const keep = n < DRAWN.links || !tied.has(one) || !tied.has(other);
    tied.add(one).add(other);
    return keep;
  });
  return { nodes: nodes.filter((node) => tied.has(node)), links: kept, all: strength.size };
}

function graph(nodes, links, mentions) {
  const [width, height] = narrow.matches ? [420, 560] : [960, 640];
  const most = Math.max(1, ...nodes.map((node) => mentions.get(node)));
  const radius = nodes.map((node) => 4.5 + 19 * Math.sqrt(mentions.get(node) / most));
  const sizes = nodes.map((node, n) => [Math.max(2 * radius[n], DRAWN.letter * entities[node].name.length) + 8,
    2 * radius[n] + DRAWN.line + 6]);
  const at = new Map(nodes.map((node, n) => [node, n]));
  const heavy = Math.max(1, ...links.map((link) => link.sentences.length));
  const middle = layout(sizes, links.map((link) =>
    [at.get(link.one), at.get(link.other), 0.3 + Math.sqrt(link.sentences.length) / 5]), width, height);
  const up = DRAWN.line / 2; // the name stands below the circle
  const strong = links.filter((link) => link.sentences.length >= least());
  const linked = new Set(strong.flatMap(({ one, other }) => [one, other]));
  const drawing = svg("svg", { class: "network", viewBox: `0 0 ${width} ${height}`, role: "group",
    "aria-label": `Network of ${TITLES[kind()]} that are named together in a sentence` });
  // the weakest first, so that the strong lines lie above
  for (const { one, other, sentences } of [...strong].reverse()) {
    const share = Math.sqrt(sentences.length / heavy);
    const [[x1, y1], [x2, y2]] = [middle[at.get(one)], middle[at.get(other)]];
    drawing.append(svg("line", { "data-pair": `${one} ${other}`, x1: x1.toFixed(1), y1: (y1 - up).toFixed(1),
      x2: x2.toFixed(1), y2: (y2 - up).toFixed(1), "stroke-width": (0.9 + 7 * share).toFixed(2),
      "stroke-opacity": (0.18 + 0.5 * share).toFixed(2) },
    svg("title", {}, `${entities[one].name} – ${entities[other].name}: ${sentences.length}`)));
  }
  nodes.forEach((node, n) => {
    if (!linked.has(node)) return;
    const [x, y] = middle[n];
    const said = `${entities[node].name}: ${many(mentions.get(node), "mention")}`;
    drawing.append(svg("g", { "data-entity": node, tabindex: 0, role: "button", "aria-label": said },
      svg("circle", { cx: x.toFixed(1), cy: (y - up).toFixed(1), r: radius[n].toFixed(1) }),
      svg("text", { lang: "az", x: x.toFixed(1), y: (y + radius[n] + 4).toFixed(1) }, entities[node].name),
      svg("title", {}, said)));
  });
  return { drawing, nodes: linked.size, links: strong.length };
}

function drawNetwork() {
  for (const button of $("kinds").children) button.setAttribute("aria-pressed", button.dataset.net === kind());
  if (document.activeElement !== $("least")) $("least").value = least();
  if (!changed("network", JSON.stringify([filtered, kind(), least(), narrow.matches]))) return;
  const { links, lists } = pairs();
  const title = TITLES[kind()];
  const left = lists ? ` ${many(lists, "sentence")} that name${lists === 1 ? "s" : ""} more than ${MOST} ${title} ` +
    `${lists === 1 ? "is" : "are"} left out.` : "";
  if (!links.length) {
    $("network-note").textContent = `No sentence of these texts names two ${title}.${left}`;
    $("graph").replaceChildren();
    $("least").max = 1;
    return;
  }
  $("least").max = links[0].sentences.length;
  const mentions = mentionsByName();
  const some = drawn(links);
  const shown = graph(some.nodes, some.links, mentions);
  const strong = links.filter((link) => link.sentences.length >= least());
  $("network-note").textContent = `Named together in a sentence. A line is as thick as it has sentences, a circle as ` +
    `large as it has mentions; click either. Drawn: ${figure(shown.nodes)} of ${figure(some.all)} ${title}, ` +
    `${figure(shown.links)} of ${many(strong.length, "pair")} with ${many(least(), "sentence")} or more.${left}`;
  $("graph").replaceChildren(shown.drawing, el("table", { id: "pairs" },
    el("thead", {}, el("tr", {}, el("th", {}, "strongest pairs"), el("th", { class: "number" }, "sentences"))),
    el("tbody", {}, strong.slice(0, 18).map(({ one, other, sentences }) =>
      el("tr", {}, el("td", { lang: "az" }, el("button", { type: "button", class: "link", "data-pair": `${one} ${other}` },
        `${entities[one].name} – ${entities[other].name}`)), el("td", { class: "number" }, figure(sentences.length)))))));
}

function mentionsByName() {
  const counts = new Map();
  for (const text of found) {
    for (const mention of mentionsOf(text)) {
      if (mention.reference === undefined) counts.set(mention.entity, (counts.get(mention.entity) || 0) + 1);
    }
  }
  return counts;
}
