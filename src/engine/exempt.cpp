#include "engine/exempt.h"

#include <algorithm>

namespace xingji {
namespace {

std::uint32_t symbol_at(const TableData& data, std::size_t column, std::uint32_t row) {
  const auto& words = data.columns[column].words;
  return words.empty() ? 0 : words[row];
}

}  // namespace

ExemptRows::ExemptRows(const Pack& pack, const FactSet& facts, Table table,
                       const std::vector<std::size_t>& exemptions)
    : facts_(&facts),
      table_(table),
      // A parcel says itself where it goes; other rows lie where their order does.
      located_(table_ == Table::parcels ? Table::parcels : Table::orders),
      region_columns_{column_index(located_, "region_from"), column_index(located_, "region_to")} {
  for (const std::size_t exemption : exemptions) {
    std::vector<std::uint32_t> codes;
    for (const std::string& reason : pack.exemptions[exemption].reasons) {
      codes.push_back(facts.symbols.find(reason));
    }
    reasons_.push_back(std::move(codes));
  }
}

void ExemptRows::start(const std::vector<Filing>& filings) {
  filings_.clear();
  changes_.clear();
  if (reasons_.empty()) return;
  for (const auto* list : {&filings, &facts_->notices}) {
    for (const Filing& filing : *list) {
      if (!filing.approved || filing.decided_at == 0) continue;
      filings_.push_back(&filing);
      changes_.push_back(filing.decided_at);
      if (filing.withdrawn_at != 0) changes_.push_back(filing.withdrawn_at);
    }
  }
}

bool ExemptRows::may_act(Accounts accounts) const {
  const auto files = [](const AccountRows& account) { return !account.filings->empty(); };
  return !reasons_.empty() &&
         (!facts_->notices.empty() || std::any_of(accounts.begin(), accounts.end(), files));
}

const Filing* ExemptRows::find(std::size_t exemption, const AccountRows& account, std::uint32_t row,
                               Instant instant, Instant view) const {
  for (const Filing* filing : filings_) {
    if (matches(*filing, exemption, account, row, instant, view)) return filing;
  }
  return nullptr;
}

const Filing* ExemptRows::find_extension(std::size_t exemption, const AccountRows& account,
                                         std::uint32_t row, Instant instant, Instant view) const {
  const Filing* furthest = nullptr;
  for (const Filing* filing : filings_) {
    const Instant so_far = furthest == nullptr ? instant : furthest->new_due_at;
    if (filing->new_due_at <= so_far) continue;
    if (matches(*filing, exemption, account, row, instant, view)) furthest = filing;
  }
  return furthest;
}

bool ExemptRows::matches(const Filing& filing, std::size_t exemption, const AccountRows& account,
                         std::uint32_t row, Instant instant, Instant view) const {
  const auto& reasons = reasons_[exemption];
  const bool counts =
      filing.decided_at <= view && (filing.withdrawn_at == 0 || filing.withdrawn_at > view);
  const bool is_inside_span = instant >= filing.from && instant < filing.to;
  if (!counts || !is_inside_span) return false;
  const bool is_named =
      reasons.empty() || std::find(reasons.begin(), reasons.end(), filing.reason) != reasons.end();
  return is_named && matches_category(filing, account, row, view) &&
         matches_region(filing, account, row, view);
}

bool ExemptRows::matches_region(const Filing& filing, const AccountRows& account, std::uint32_t row,
                                Instant view) const {
  if (filing.region.empty()) return true;
  const std::uint32_t at = located_ == table_ ? row : order_row(account, table_, row);
  const TableData& data = account.shard->table(located_);
  if (at == no_row || !Existence(data, located_).of(at, view)) return false;
  for (const std::size_t column : region_columns_) {
    const std::uint32_t region = symbol_at(data, column, at);
    if (region != 0 && is_inside(facts_->symbols.text(region), filing.region)) return true;
  }
  return false;
}

bool ExemptRows::matches_category(const Filing& filing, const AccountRows& account,
                                  std::uint32_t row, Instant view) const {
  if (filing.category == 0) return true;
  const std::uint32_t order = order_row(account, table_, row);
  const TableData& orders = account.shard->table(Table::orders);
  if (order == no_row || !Existence(orders, Table::orders).of(order, view)) return false;
  return symbol_at(orders, column_index(Table::orders, "category"), order) == filing.category;
}

}  // namespace xingji
