#include "engine/given_rows.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "engine/subjects.h"

namespace xingji {
namespace {

constexpr auto sources =
    std::to_array<std::string_view>({"typed", "pasted", "file", "platform_api"});  // weakest first

}  // namespace

GivenRows::GivenRows(const FactSet& facts, const AccountRows& account, Table table)
    : facts_(facts), table_(table) {
  const auto own = own_account(facts, account);
  data_ = &own.value_or(account).shard->table(table);
  if (own) std::tie(first_, last_) = own->shard->rows_of(table, own->account);
}

bool GivenRows::speak_of(std::string_view pack) const {
  for (std::uint32_t row = first_; row < last_; ++row) {
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
  return data_->columns[column_index(table_, column)].at(row);
}

std::ptrdiff_t GivenRows::rank(std::uint32_t row) const {
  return std::find(sources.begin(), sources.end(), text("source", row)) - sources.begin();
}

}  // namespace xingji
