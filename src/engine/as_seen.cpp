#include "engine/as_seen.h"

#include <algorithm>

namespace xingji {
namespace {

// Appeals and filings of which nobody had decided yet.
void reopen(FactSet& facts, TableData& data, Table table, std::uint32_t end) {
  const auto& decided = data.columns[column_index(table, "decided_at")].words;
  auto& status = data.columns[column_index(table, "status")].words;
  if (status.empty() || decided.empty()) return;
  const std::uint32_t filed = facts.symbols.add("filed");
  for (std::size_t row = 0; row < status.size(); ++row) {
    if (decided[row] > end) status[row] = filed;
  }
}

}  // namespace

void forget_after(FactSet& facts, Instant end) {
  const auto last = static_cast<std::uint32_t>(end);
  for (Shard& shard : facts.shards) {
    for (const Table table : {Table::appeals, Table::exemptions}) {
      reopen(facts, shard.table(table), table, last);
    }
    for (TableData& data : shard.tables) {
      for (ColumnData& column : data.columns.made()) {
        if (column.kind != Kind::instant) continue;
        for (std::uint32_t& instant : column.words) instant = instant > last ? 0 : instant;
      }
    }
  }
  std::erase_if(facts.notices, [&](const Filing& notice) { return notice.decided_at > end; });
  for (Filing& notice : facts.notices) {
    if (notice.withdrawn_at > end) notice.withdrawn_at = 0;
  }
  facts.last_happening = std::min(facts.last_happening, end);
}

}  // namespace xingji
