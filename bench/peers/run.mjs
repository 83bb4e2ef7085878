// Runs SQL files in turn and prints what each took, as JSON.
//   --data DIR --day DAY [--days N] [--out FILE] [--scratch DIR] [--verbose yes] FILE.sql ...
// In a file, $DATA, $DAY, $DAYS, $LAST, $FIRST, $OUT stand for these; next.sql is run once for each day from the first on, with
// $DAY the day.
import fs from 'node:fs';

const day_of = (text, plus) => new Date(Date.parse(`${text}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);

export async function run(args, execute) {
  const options = {};
  const files = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at].startsWith('--')) options[args[at].slice(2)] = args[++at];
    else files.push(args[at]);
  }
  const days = Number(options.days ?? 1);
  options.last = options.day;
  options.days = String(days);
  options.first = day_of(options.last, 1 - days);
  const seconds = {};
  for (const file of files) {
    const name = file.replace(/^.*\/|\.sql$/g, '');
    const text = fs.readFileSync(file, 'utf8').replace(/^\s*--.*\n/gm, '');
    const statements = text.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim());
    const began = performance.now();
    for (let day = name === 'next' ? 0 : days - 1; day < days; day += 1) {
      options.day = day_of(options.first, day);
      for (const statement of statements) {
        const before = performance.now();
        await execute(statement.replace(/\$([A-Z]+)/g, (all, word) => options[word.toLowerCase()] ?? all));
        if (options.verbose) {
          const took = ((performance.now() - before) / 1000).toFixed(3);
          console.error(`${took} s  ${statement.trim().slice(0, 60).replace(/\s+/g, ' ')}`);
        }
      }
    }
    seconds[name] = (performance.now() - began) / 1000;
  }
  console.log(JSON.stringify({ seconds, peak_bytes: process.resourceUsage().maxRSS * 1024 }));
}
