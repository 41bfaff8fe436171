// --- the panel: a name or a pair, with its sentences ----------------------------------------------------------------
const SIDE = 70; // characters of context

function quote(text, from, to) {
  const before = text.pieces.slice(Math.max(0, from - 12), from).map(piece).join("").slice(-SIDE);
  const after = text.pieces.slice(to + 1, to + 13).map(piece).join("").slice(0, SIDE);
  const inside = text.pieces.slice(from, to + 1);
  const named = from !== to && typeof inside[0] === "number" ? el("b", {}, inside.map(piece).join(""))
    : inside.map((part) => (typeof part === "object" ? el("b", {}, piece(part)) : piece(part)));
  return el("button", { type: "button", class: "quote", lang: "az", "data-open": text.number, "data-at": from },
    before.replace(/^\S*\s/, "… "), named, after.replace(/\s\S*$/, " …"));
}

// Sentences or mentions ({text, from, to}), those of one text below each other.
function quotes(items) {
  const place = el("ol", { class: "quotes" });
  let last = null;
  lazily(place, items, ({ text, from, to }) => {
    const said = text === last ? null
      : el("span", { class: "dim" }, [text.date, text.head || text.name].filter(Boolean).join(" · "));
    last = text;
    return el("li", {}, said, quote(text, from, to));
  }, 15);
  return place;
}

// The offices in which a person is named, most often first.
function roles(mentions) {
  const counts = new Map();
  for (const { text, from, reference } of mentions) {
    const [office, whose] = reference === undefined ? facts[text.pieces[from][3]] : [];
    if (office) {
      const role = whose ? `${office} (${whose})` : office;
      counts.set(role, (counts.get(role) || 0) + 1);
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1]).slice(0, 6).map(([role, count]) => `${role} · ${count}`);
}

function about(entity) {
  const inside = found.filter((text) => namedOf(text).has(entity.number));
  const mentions = inside.flatMap((text) => namedOf(text).get(entity.number).map((mention) => ({ text, ...mention })));
  const offices = mentions.filter((mention) => mention.reference !== undefined).length;
  const counts = zeros();
  for (const { text } of mentions) if (text.period !== null) counts[text.period] += 1;
  const told = [["English", entity.english], ["id", entity.id], ["ISO 8601", entity.value],
    ["mentions", `${figure(mentions.length)} in ${many(inside.length, "text")}${found === texts ? "" : " of those found"}`],
    ["by office", offices ? figure(offices) : ""], ["office", roles(mentions).join("\n")]].filter(([, said]) => said);
  return [chip(entity.label), el("h2", { lang: "az" }, entity.name),
    el("dl", {}, told.map(([kind, said]) => [el("dt", {}, kind),
      el("dd", {}, said.split("\n").flatMap((line, n) => (n ? [el("br"), line] : [line])))])),
    state.name === entity.key ? null : el("button", { type: "button", class: "act",
      onclick: () => go({ tab: "texts", name: entity.key, text: "", at: "" }) }, "Only the texts that name it"),
    periods.length > 1 ? [el("h3", {}, "Mentions over time"), chart([{ counts }], 360, { high: 46 })] : null,
    el("h3", {}, "Mentions"), quotes(mentions)];
}

function pair(one, other) {
  const link = pairs().links.find((each) => (each.one === one.number && each.other === other.number) ||
    (each.one === other.number && each.other === one.number));
  const sentences = link ? link.sentences : [];
  return [chip(one.label), el("h2", { lang: "az" }, `${one.name} – ${other.name}`),
    el("h3", {}, `Named together in ${many(sentences.length, "sentence")}`), quotes(sentences)];
}

function drawPanel() {
  const [one, other] = [byKey.entity.get(state.about), byKey.entity.get(state.beside)];
  const dyad = one ? -1 : dyads.indexOf(state.dyad);
  $("panel").hidden = !one && dyad < 0;
  for (const node of document.querySelectorAll(".network .chosen")) node.classList.remove("chosen");
  if (!one && dyad < 0) { changed("panel", ""); return; }
  if (one && !other) document.querySelector(`.network g[data-entity="${one.number}"]`)?.classList.add("chosen");
  if (!changed("panel", JSON.stringify([filtered, dyad, one && one.key, other && other.key, other && kind()]))) return;
  $("panel").replaceChildren(el("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "×"),
    ...(dyad >= 0 ? dealings(dyad) : other ? pair(one, other) : about(one)).flat(Infinity).filter(Boolean));
  $("panel").scrollTop = 0;
}

const close = () => go({ about: "", beside: "", dyad: "" });
