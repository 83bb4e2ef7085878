// The market that is timed: made once, kept in build/bench.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export const tables = ['shops', 'orders', 'refunds', 'ratings', 'chats', 'disputes', 'coverage'];

export function make_market(data, { shops, orders }) {
  if (fs.existsSync(path.join(data, 'complete'))) return;
  console.error(`Making ${orders.toLocaleString('en')} orders of ${shops.toLocaleString('en')} shops in ${data}.`);
  execFileSync('build/release/xingji', ['synth', '--shops', shops, '--orders', orders, '--days', 180, '--seed', 42,
    '--until', '2022-06-30', '--into', data, '--replace'], { stdio: ['ignore', 'ignore', 'inherit'] });
  fs.writeFileSync(path.join(data, 'complete'), '');
}

/// Reads the files once, so that nobody pays for the disk.
export function warm(data) {
  const buffer = Buffer.allocUnsafe(1 << 22);
  for (const table of tables) {
    const file = fs.openSync(path.join(data, `${table}.csv`));
    while (fs.readSync(file, buffer) > 0);
    fs.closeSync(file);
  }
}
