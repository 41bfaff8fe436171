// --- headlines, and the text beside them ----------------------------------------------------------------------------
const ROW = 62;

function row(text, position) {
  const told = text.topics.slice(0, 3).map(([topic]) => topics[topic][1]).join(", ");
  return el("div", { class: "row", role: "option", id: `row-${text.number}`, "data-row": text.number,
    "aria-selected": String(text === shown()), "aria-setsize": found.length, "aria-posinset": position + 1 },
  el("b", { lang: "az" }, text.head || text.name),
  el("span", { class: "dim" }, [text.date, told, many(sizeOf(text, state.label), "mention")].filter(Boolean).join(" · ")));
}
const list = virtual($("list"), ROW, row);

// On a wide page the first text is there to be read at once; on a phone the list comes first.
const shown = () => byKey.text.get(state.text) ?? (narrow.matches ? null : found[0]) ?? null;

function known(entity, fact) {
  const [office, whose, value, evidence] = facts[fact];
  return [["English", entity.english], ["office", office], ["of", whose], ["ISO 8601", value], ["id", entity.id],
    ["found by", evidence]].filter(([, said]) => said);
}

const mark = ([stem, ending, number, fact], at) => {
  const entity = entities[number];
  if (state.label && entity.label !== state.label) return stem + ending;
  return el("mark", { class: `azd-m azd-${entity.label}`, "data-label": entity.label, "data-entity": number,
    "data-piece": at, tabindex: 0, role: "button" },
  stem, ending && el("i", {}, ending),
  el("span", { class: "azd-card" }, el("b", { "data-v": entity.name }),
    known(entity, fact).map(([kind, said]) => el("b", { "data-k": kind, "data-v": said }))));
};

// The pieces as nodes; what means a person by the office is underlined, with the marks inside it.
function shaped(pieces, first = 0) {
  const nodes = [];
  let under = null;
  pieces.forEach((part, n) => {
    if (part === -1) under = null;
    else if (typeof part === "number") {
      const [entity, name, office, evidence] = references[part];
      under = el("u", { class: "azd-r", title: `${name}: ${office} (${evidence})`, "data-piece": first + n,
        "data-entity": entity, tabindex: entity === null ? null : 0, role: entity === null ? null : "button" });
      nodes.push(under);
    } else {
      const node = typeof part === "string" ? part : mark(part, first + n);
      if (under) under.append(node); else nodes.push(node);
    }
  });
  return nodes;
}

// The first line, if it is short enough for a headline, and the rest: where the rest begins among the pieces.
function headed(pieces) {
  const cut = pieces.findIndex((part) => typeof part === "string" && part.includes("\n"));
  if (cut < 0) return [[], pieces, 0];
  const at = pieces[cut].indexOf("\n");
  const line = [...pieces.slice(0, cut), pieces[cut].slice(0, at)];
  const length = line.map(piece).join("").trim().length;
  const open = line.filter((part) => typeof part === "number").reduce((sum, part) => sum + (part < 0 ? -1 : 1), 0);
  if (!length || length > 220 || open) return [[], pieces, 0];
  return [line, [pieces[cut].slice(at).replace(/^\s*\n/, ""), ...pieces.slice(cut + 1)], cut];
}

function article(text) {
  const bars = text.topics.map(([topic, score, terms]) => {
    const length = el("span");
    length.style.width = `${Math.round(100 * Math.min(1, Math.max(0, score)))}%`;
    return el("div", { class: "azd-topic" }, el("button", { type: "button", class: "link",
      onclick: () => go({ topic: topics[topic][0] }) }, topics[topic][1]),
    el("span", { class: "azd-bar" }, length), el("span", { class: "azd-score" }, score.toFixed(2)),
    el("span", { class: "azd-terms azd-dim", lang: "az" }, terms));
  });
  const [headline, body, first] = headed(text.pieces);
  return el("article", { class: "azd plain", "data-text": text.number },
    el("button", { type: "button", class: "link back", onclick: () => leave() }, "‹ all texts"),
    el("h2", { lang: "az", class: "azd-text" }, headline.length ? shaped(headline) : text.head || text.name),
    el("p", { class: "dim" }, [text.date, text.name, many(sizeOf(text, state.label), "mention")].filter(Boolean).join(" · ")),
    text.error && el("p", { class: "azd-error" }, text.error),
    el("p", { class: "azd-text", lang: "az" }, shaped(body, first)),
    bars.length ? el("div", { class: "azd-topics" }, bars) : null);
}

function drawTexts() {
  const text = shown();
  const alone = Boolean(text && narrow.matches);
  $("texts").classList.toggle("reading", alone);
  if (changed("list", filtered)) list.set(found);
  $("none").hidden = found.length > 0;
  const position = text ? found.indexOf(text) : -1;
  if (position >= 0) list.reveal(position); else list.redraw();
  const active = position >= 0 ? `row-${text.number}` : "";
  if (active) $("list").setAttribute("aria-activedescendant", active); else $("list").removeAttribute("aria-activedescendant");
  if (changed("reader", JSON.stringify([text && text.number, state.q, state.label]))) {
    $("reader").replaceChildren(...(text ? [article(text)] : []));
    $("reader").scrollTop = 0;
    highlight();
  }
  if (changed("at", `${state.text} ${state.at}`)) point();
}

// The mention that a quotation leads to.
function point() {
  for (const old of $("reader").querySelectorAll(".chosen")) old.classList.remove("chosen");
  const target = state.at && $("reader").querySelector(`[data-piece="${Number(state.at)}"]`);
  if (!target) return;
  target.classList.add("chosen");
  target.scrollIntoView({ block: "center" });
}

function highlight() {
  if (!window.Highlight || !CSS.highlights) return; // an older browser finds as well, it only does not colour
  const colours = new Highlight();
  CSS.highlights.set("found", colours);
  const words = wanted(state.q);
  for (const paragraph of words.length ? $("reader").querySelectorAll(".azd-text") : []) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let length = 0;
    while (walker.nextNode()) {
      nodes.push([length, walker.currentNode]);
      length += walker.currentNode.length;
    }
    const text = plain(nodes.map(([, node]) => node.data).join(""));
    const place = (at) => {
      let low = 0;
      let high = nodes.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (nodes[middle][0] <= at) low = middle; else high = middle - 1;
      }
      return [nodes[low][1], at - nodes[low][0]];
    };
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(...place(at));
        const [node, offset] = place(at + word.length - 1);
        range.setEnd(node, offset + 1);
        colours.add(range);
      }
    }
  }
}

const leave = () => { go({ text: "", at: "" }); $("list").focus(); };
const choose = (text, by) => go({ tab: "texts", text: text.key, at: "" }, by);

$("list").addEventListener("keydown", (event) => {
  const at = found.indexOf(shown());
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + list.rows(), PageUp: at - list.rows(), Home: 0,
    End: found.length - 1 }[event.key];
  if (event.key === "Enter" && at >= 0) {
    choose(found[at]);
    $("reader").focus();
  } else if (to !== undefined && found.length) {
    choose(found[Math.min(found.length - 1, Math.max(0, to))], "list");
    if (narrow.matches) $("reader").focus();
  } else return;
  event.preventDefault();
});
