// Panels of lines on logarithmic axes, as SVG. The dashed line grows as x does: what lies along it is linear.
const width = 360;
const height = 280;
const inner = { left: 56, right: 12, top: 36, bottom: 40 };
const colours = ['#1f6feb', '#d9480f', '#2b8a3e'];

const short = (value) => (value >= 1e6 ? `${value / 1e6} M` : value >= 1e3 ? `${value / 1e3} k` : String(Number(value.toPrecision(3))));

/// The powers of ten from below the least to above the greatest.
function decades(values) {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i));
}

function panel({ title, unit, lines }, left) {
  const points = Object.values(lines).flat();
  const xs = decades(points.map(([x]) => x));
  const ys = decades(points.map(([, y]) => y));
  const place = (value, ticks, begin, end) => begin
    + ((Math.log10(value) - Math.log10(ticks[0])) / (Math.log10(ticks.at(-1)) - Math.log10(ticks[0]))) * (end - begin);
  const x_of = (x) => place(x, xs, inner.left, width - inner.right).toFixed(1);
  const y_of = (y) => place(y, ys, height - inner.bottom, inner.top).toFixed(1);
  const parts = [`<g transform="translate(${left},0)">`, `<text x="${inner.left}" y="20" class="title">${title}</text>`];
  for (const x of xs) {
    parts.push(`<path class="grid" d="M${x_of(x)} ${inner.top}V${height - inner.bottom}"/>`,
      `<text x="${x_of(x)}" y="${height - inner.bottom + 16}" text-anchor="middle">${short(x)}</text>`);
  }
  for (const y of ys) {
    parts.push(`<path class="grid" d="M${inner.left} ${y_of(y)}H${width - inner.right}"/>`,
      `<text x="${inner.left - 6}" y="${Number(y_of(y)) + 4}" text-anchor="end">${short(y)} ${unit}</text>`);
  }
  const [x0, y0] = Object.values(lines)[0][0];
  const reach = Math.min(xs.at(-1) / x0, ys.at(-1) / y0);
  parts.push(`<path class="linear" d="M${x_of(x0)} ${y_of(y0)}L${x_of(x0 * reach)} ${y_of(y0 * reach)}"/>`);
  Object.entries(lines).forEach(([name, line], i) => {
    const at = line.map(([x, y]) => `${x_of(x)} ${y_of(y)}`);
    parts.push(`<path fill="none" stroke="${colours[i]}" stroke-width="2" d="M${at.join('L')}"/>`,
      ...line.map(([x, y]) => `<circle cx="${x_of(x)}" cy="${y_of(y)}" r="3" fill="${colours[i]}"/>`),
      `<text x="${inner.left + 8}" y="${inner.top + 14 + 16 * i}" fill="${colours[i]}">${name}</text>`);
  });
  return [...parts, '</g>'].join('\n');
}

export function draw(panels) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width * panels.length} ${height}" font-family="sans-serif" font-size="11">
<style>.title{font-size:13px;font-weight:bold}.grid{stroke:#ddd;fill:none}.linear{stroke:#888;stroke-dasharray:4 3;fill:none}</style>
<rect width="100%" height="100%" fill="#fff"/>
${panels.map((one, i) => panel(one, i * width)).join('\n')}
</svg>
`;
}
