#include "engine/given_rows.h"

#include <algorithm>
#include <array>

#include "engine/subjects.h"

namespace xingji {
namespace {

constexpr auto sources =
    std::to_array<std::string_view>({"typed", "pasted", "file", "platform_api"});  // weakest first

}  // namespace

bool has_given(const FactSet& facts, std::string_view pack) {
  const std::uint32_t code = facts.symbols.find(pack);
  if (code == Symbols::unknown) return false;
  const auto speaks_of_it = [&](const Shard& shard, Table table) {
    const auto& packs = shard.table(table).columns[column_index(table, "pack")].words;
    return std::find(packs.begin(), packs.end(), code) != packs.end();
  };
  return std::any_of(facts.shards.begin(), facts.shards.end(), [&](const Shard& shard) {
    return speaks_of_it(shard, Table::readings) || speaks_of_it(shard, Table::tallies);
  });
}

GivenRows::GivenRows(const FactSet& facts, const AccountRows& account, Table table)
    : facts_(facts), table_(table) {
  for (const AccountRows& own : own_accounts(facts, account)) {
    const auto [begin, end] = own.shard->rows_of(table, own.account);
    if (begin == end) continue;
    parts_.push_back({&own.shard->table(table), begin, end - begin});
    last_ += end - begin;
  }
}

bool GivenRows::speak_of(std::string_view pack) const {
  for (std::uint32_t row = 0; row < last_; ++row) {
    if (text("pack", row) == pack) return true;
  }
  return false;
}

std::string_view GivenRows::text(std::string_view column, std::uint32_t row) const {
  const std::int64_t code = number(column, row);
  return code == missing ? std::string_view{}
                         : facts_.symbols.text(static_cast<std::uint32_t>(code));
}

std::int64_t GivenRows::number(std::string_view column, std::uint32_t row) const {
  for (const Part& part : parts_) {
    if (row < part.count)
      return part.data->columns[column_index(table_, column)].at(part.first + row);
    row -= part.count;
  }
  return missing;
}

std::ptrdiff_t GivenRows::rank(std::uint32_t row) const {
  return std::find(sources.begin(), sources.end(), text("source", row)) - sources.begin();
}

void GivenRows::keep_better(ByDay& kept, std::size_t thing, std::uint32_t row,
                            const std::function<int(std::uint32_t)>& said) const {
  const auto [at, is_new] = kept.try_emplace({thing, day(row)}, row);
  if (is_new) return;
  const int more = said(row) - said(at->second);
  if (more > 0 || (more == 0 && rank(row) > rank(at->second))) at->second = row;
}

}  // namespace xingji
