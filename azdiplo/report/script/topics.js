// --- bars over time -------------------------------------------------------------------------------------------------
// One row for each of `lines` ({name, counts, click(period|null)}), all on one scale.
function chart(lines, width, { high = 30 } = {}) {
  const above = width < 560; // on a phone the name stands above its bars
  const left = lines.some((line) => line.name) && !above ? 205 : 2;
  const height = high + (lines.some((line) => line.name) && above ? 26 : 8);
  const right = 46;
  const step = (width - left - right) / periods.length;
  const most = Math.max(1, ...lines.flatMap((line) => line.counts));
  const thick = Math.max(1, Math.min(44, step - Math.min(3, step * 0.18)));
  const total = lines.length * height + 22;
  const drawing = svg("svg", { class: "chart", viewBox: `0 0 ${width} ${total}`, role: "group" });
  lines.forEach((line, number) => {
    const base = (number + 1) * height - 4;
    const sum = line.counts.reduce((one, other) => one + other, 0);
    if (line.name) {
      drawing.append(svg("text", { class: line.click ? "row" : "", ...(above ? { x: left, y: base - high - 4 }
        : { x: left - 12, y: base - 3, "text-anchor": "end" }), onclick: line.click && (() => line.click(null)) }, line.name));
    }
    drawing.append(
      svg("text", { x: width - right + 8, y: base - 3, class: "axis" }, figure(sum)),
      svg("line", { class: "base", x1: left, x2: width - right, y1: base, y2: base }));
    line.counts.forEach((count, period) => {
      const tall = count ? Math.max(1.5, (count / most) * high) : 0;
      const x = left + period * step;
      if (count) {
        drawing.append(svg("rect", { class: "bar", x: x + (step - thick) / 2, width: thick, y: base - tall, height: tall }));
      }
      const said = `${line.name ? `${line.name}, ` : ""}${periods[period]}: ${count}`;
      drawing.append(svg("rect", { class: "hit", x, width: step, y: base - high - 2, height: high + 2,
        onclick: line.click && (() => line.click(period)) }, svg("title", {}, said)));
    });
  });
  // as many period names as fit beside each other
  const every = Math.ceil((Math.max(...periods.map((period) => period.length)) * 6.4 + 12) / step);
  periods.forEach((period, number) => {
    if (number % every) return;
    // the first name must not begin outside the drawing
    const x = Math.max(left + (number + 0.5) * step, period.length * 3.2 + 2);
    drawing.append(svg("text", { class: "axis", x, y: total - 6, "text-anchor": "middle" }, period));
  });
  return drawing;
}

const zeros = () => new Array(periods.length).fill(0);

// The first and the last day, month, year or number of a text that a period stands for, as the filter has them.
function span(period) {
  const name = periods[period];
  if (!data.dated) {
    const [first, last] = name.split("–");
    return { from: first, to: last ?? first };
  }
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  if (!quarter) return { from: name, to: name };
  const month = (number) => `${quarter[1]}-${String(number).padStart(2, "0")}`;
  return { from: month(3 * quarter[2] - 2), to: month(3 * quarter[2]) };
}

// Texts in each period, in all and by topic.
function overTime() {
  const all = zeros();
  const counts = topics.map(zeros);
  let undated = 0;
  for (const text of found) {
    if (text.period === null) { undated += 1; continue; }
    all[text.period] += 1;
    for (const [topic] of text.topics) counts[topic][text.period] += 1;
  }
  const lines = counts.map((line, topic) => ({ topic, name: topics[topic][1], counts: line,
    sum: line.reduce((one, other) => one + other, 0) })).filter((line) => line.sum);
  return { all, undated, lines: lines.sort((one, other) => other.sum - one.sum || one.topic - other.topic) };
}

function drawTopics() {
  const width = Math.max(280, Math.min(1000, $("topics").clientWidth - (narrow.matches ? 24 : 48)));
  if (!changed("topics", JSON.stringify([filtered, width]))) return;
  const { all, undated, lines } = overTime();
  const to = (topic) => (period) => go({ tab: "texts", text: "", at: "", ...(topic === null ? {} : { topic: topics[topic][0] }),
    ...(period === null ? {} : span(period)) });
  const axis = data.dated ? "" : " (the order of the texts: they have no dates)";
  $("topics").replaceChildren(
    el("h3", {}, `Texts${axis}`),
    periods.length ? chart([{ name: "all texts", counts: all, click: to(null) }], width) : "",
    el("h3", {}, "Texts with a topic, all on one scale; click a bar for its texts"),
    lines.length ? chart(lines.map((line) => ({ ...line, click: to(line.topic) })), width)
      : el("p", { class: "note" }, "No topic in these texts."),
    undated ? el("p", { class: "note" }, `${many(undated, "text")} without a date ${undated === 1 ? "is" : "are"} not drawn.`) : "");
}
