// Runs the SQL files that are named after the options and prints what each took.
import fs from 'node:fs';

export async function run(args, execute) {
  const options = {};
  const files = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at].startsWith('--')) options[args[at].slice(2)] = args[++at];
    else files.push(args[at]);
  }
  const fill = (text) =>
    text.replace(/\$([A-Z]+)/g, (all, name) => options[name.toLowerCase()] ?? all);
  const seconds = {};
  for (const file of files) {
    const text = fs.readFileSync(file, 'utf8').replace(/^--.*\n/gm, '');
    const began = performance.now();
    for (const statement of fill(text).split(/;\s*(?:\n|$)/)) {
      if (!statement.trim()) continue;
      const before = performance.now();
      await execute(statement);
      if (options.verbose) {
        const took = ((performance.now() - before) / 1000).toFixed(2);
        console.error(`${took} s  ${statement.trim().slice(0, 60).replace(/\s+/g, ' ')}`);
      }
    }
    seconds[file.replace(/^.*\/|\.sql$/g, '')] = (performance.now() - began) / 1000;
  }
  console.log(JSON.stringify({ seconds, peak_bytes: process.resourceUsage().maxRSS * 1024 }));
}
