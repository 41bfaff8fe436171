// --- events ---------------------------------------------------------------------------------------------------------
// Who dealt with whom, told once for each text: an event is [dyad, text, first mention, last mention, kind].
const DYADS = 40;

// The events of the texts found, by dyad.
function happened() {
  const here = new Set(found);
  const told = new Map();
  for (const event of events) {
    if (!here.has(texts[event[1]])) continue;
    if (!told.has(event[0])) told.set(event[0], []);
    told.get(event[0]).push(event);
  }
  return [...told].sort(([one, some], [other, others]) => others.length - some.length || one - other);
}

function drawEvents() {
  const width = Math.max(280, Math.min(1000, $("events").clientWidth - (narrow.matches ? 24 : 48)));
  if (!changed("events", JSON.stringify([filtered, width]))) return;
  const lines = happened().slice(0, DYADS).map(([dyad, told]) => {
    const counts = zeros();
    for (const [, text] of told) if (texts[text].period !== null) counts[texts[text].period] += 1;
    return { name: dyads[dyad], counts, click: (period) => go({ dyad: dyads[dyad], about: "", beside: "",
      ...(period === null ? {} : span(period)) }) };
  });
  $("events").replaceChildren(
    el("p", { class: "note" }, "Who dealt with whom: happenings, told once for each text; click a name or a bar for the sentences."),
    lines.length ? chart(lines, width) : el("p", { class: "note" }, "No event between two actors in these texts."));
}

// The pieces of an event, up to the predicate behind its last mention.
function extent([, number, first, last]) {
  const text = texts[number];
  const named = mentionsOf(text).filter((mention) => mention.reference === undefined);
  return { text, from: named[first]?.from ?? 0, to: named[last] ? Math.min(named[last].from + 1, text.pieces.length - 1) : 0 };
}

function dealings(dyad) {
  const told = (happened().find(([number]) => number === dyad) ?? [dyad, []])[1];
  const kinds = [...new Set(told.map((event) => event[4]))];
  return [el("h2", { lang: "az" }, dyads[dyad]), el("h3", {}, many(told.length, "event")),
    kinds.map((name) => [el("h3", {}, name), quotes(told.filter((event) => event[4] === name).map(extent))])];
}

const tableOfEvents = () => [["dyad", "event", "text", "date"],
  ...happened().flatMap(([dyad, told]) =>
    told.map(([, text, , , name]) => [dyads[dyad], name, texts[text].name, texts[text].date]))];
