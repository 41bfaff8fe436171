// --- the index of names ---------------------------------------------------------------------------------------------
const NAME_ROW = 34;

// Who and what is named in the texts found: mentions in all, those by office among them, texts, the first mention.
function counted() {
  const counts = new Map();
  for (const text of found) {
    for (const [entity, mentions] of namedOf(text)) {
      let count = counts.get(entity);
      if (!count) {
        count = { entity: entities[entity], mentions: 0, offices: 0, texts: 0, text, at: mentions[0].from };
        counts.set(entity, count);
      }
      count.mentions += mentions.length;
      for (const mention of mentions) if (mention.reference !== undefined) count.offices += 1;
      count.texts += 1;
    }
  }
  return [...counts.values()].filter(({ entity }) => !state.label || entity.label === state.label);
}

const collator = new Intl.Collator("az");
function sorted() {
  const words = wanted(state.find);
  const rows = counted().filter(({ entity }) => words.every((word) => searched(entity).includes(word)));
  const by = ["mentions", "offices", "texts", "name"].includes(state.sort) ? state.sort : "mentions";
  return rows.sort((one, other) => (by === "name" ? collator.compare(one.entity.name, other.entity.name)
    : other[by] - one[by]) || one.entity.number - other.entity.number);
}

const rows = virtual($("index"), NAME_ROW, ({ entity, mentions, offices, texts: inside, text, at }, position) =>
  el("div", { class: "entry", role: "row", "aria-rowindex": position + 2 },
    el("span", { role: "cell", lang: "az" },
      el("button", { type: "button", class: "link", "data-entity": entity.number }, entity.name)),
    el("span", { role: "cell" }, chip(entity.label)),
    el("span", { role: "cell", class: "wide" }, entity.english || entity.value),
    el("span", { role: "cell", class: "number" }, figure(mentions)),
    el("span", { role: "cell", class: "number" }, offices ? figure(offices) : ""),
    el("span", { role: "cell", class: "number" }, figure(inside)),
    el("span", { role: "cell", class: "wide" }, el("button", { type: "button", class: "link dim", "data-open": text.number,
      "data-at": at }, text.date || text.name))));

let indexed = [];
function drawNames() {
  if ($("find").value !== state.find) $("find").value = state.find;
  for (const button of document.querySelectorAll("[data-sort]")) {
    const by = button.dataset.sort === state.sort;
    button.parentElement.setAttribute("aria-sort", by ? (state.sort === "name" ? "ascending" : "descending") : "none");
  }
  if (changed("names", JSON.stringify([filtered, state.find, state.sort]))) {
    indexed = sorted();
    rows.set(indexed);
    $("index-table").setAttribute("aria-rowcount", indexed.length + 1);
    $("names-count").textContent = indexed.length ? many(indexed.length, "name") : "No name is like that.";
  } else rows.redraw();
}
