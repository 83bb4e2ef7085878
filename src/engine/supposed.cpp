#include "engine/supposed.h"

#include <algorithm>
#include <array>

#include "facts/filings.h"

namespace xingji {
namespace {

// The tables whose rows an appeal can take out, and the instant from which they are.
struct Voided {
  Table table;
  std::string_view column;
};
constexpr std::array voided = std::to_array<Voided>({{Table::disputes, "appeal_upheld_at"},
                                                     {Table::ratings, "voided_at"},
                                                     {Table::rulings, "lifted_at"},
                                                     {Table::violations, "lifted_at"}});

std::uint32_t cell(const TableData& table, Table which, std::string_view column,
                   std::uint32_t row) {
  const auto& words = table.columns[column_index(which, column)].words;
  return words.empty() ? 0 : words[row];
}

Matter matter_at(const FactSet& facts, Table which, const AccountPlace& place, std::uint32_t row) {
  const TableData& table = facts.shards[place.shard].table(which);
  const auto text = [&](std::string_view column) {
    return facts.symbols.text(cell(table, which, column, row));
  };
  Matter matter;
  matter.place = place;
  matter.row = row;
  if (table.keys.size() > row) matter.id = table.keys[row];
  matter.status = text("status");
  matter.filed_at = cell(table, which, "filed_at", row);
  matter.decided_at = cell(table, which, "decided_at", row);
  if (which == Table::exemptions) {
    matter.kind = Matter::Kind::filing;
    matter.about = text("reason");
    // The table has no word for it: what is taken back counts no more, approved or not.
    if (const Instant withdrawn_at = cell(table, which, "withdrawn_at", row)) {
      matter.status = "withdrawn";
      matter.decided_at = withdrawn_at;
    }
    return matter;
  }
  matter.kind = text("kind") == "state" ? Matter::Kind::state : Matter::Kind::fact;
  matter.about = text("about");
  matter.grounds = text("grounds");
  matter.measures = text("measures");
  matter.material = text("material");
  if (matter.decided_at != 0) matter.decision = text("decision_reason");
  return matter;
}

std::optional<std::uint32_t> row_of(const Shard& shard, Table table, std::size_t account,
                                    std::string_view id) {
  const auto [first, last] = shard.rows_of(table, account);
  const Texts& keys = shard.table(table).keys;
  for (std::uint32_t row = first; row < last && row < keys.size(); ++row) {
    if (keys[row] == id) return row;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Matter> matters_of(const FactSet& facts, std::string_view shop) {
  std::vector<Matter> matters;
  const auto place = find_account(facts, shop);
  if (!place) return matters;
  const Shard& shard = facts.shards[place->shard];
  for (const Table table : {Table::appeals, Table::exemptions}) {
    const auto [first, last] = shard.rows_of(table, place->account);
    for (std::uint32_t row = first; row < last; ++row) {
      matters.push_back(matter_at(facts, table, *place, row));
      Matter& matter = matters.back();
      if (shop.empty() && matter.kind == Matter::Kind::filing) matter.kind = Matter::Kind::notice;
      if (matter.filed_at == 0) matters.pop_back();
    }
  }
  std::stable_sort(matters.begin(), matters.end(),
                   [](const Matter& a, const Matter& b) { return a.filed_at < b.filed_at; });
  return matters;
}

Appealed appealed_by(const FactSet& facts, const Matter& matter) {
  Appealed result;
  const std::size_t slash = std::min(matter.about.find('/'), matter.about.size());
  const auto table = find_table(std::string_view(matter.about).substr(0, slash));
  const auto found = std::find_if(voided.begin(), voided.end(), [&](const Voided& each) {
    return table && each.table == *table;
  });
  if (found == voided.end()) return result;
  result.table = table;
  result.taken_out_by = column_index(*table, found->column);
  const std::size_t begin = std::min(slash + 1, matter.about.size());
  const Shard& shard = facts.shards[matter.place.shard];
  const auto row =
      row_of(shard, *table, matter.place.account, std::string_view(matter.about).substr(begin));
  if (!row) return result;
  result.is_there = true;
  result.is_taken_out = cell(shard.table(*table), *table, found->column, *row) != 0;
  return result;
}

std::pair<Instant, Instant> span_of(const FactSet& facts, const Matter& filing) {
  const TableData& table = facts.shards[filing.place.shard].table(Table::exemptions);
  return {cell(table, Table::exemptions, "from", filing.row),
          cell(table, Table::exemptions, "to", filing.row)};
}

bool may_be_appealed(Table table) {
  return std::any_of(voided.begin(), voided.end(),
                     [table](const Voided& each) { return each.table == table; });
}

bool waits_for_appeal(const Task& task) {
  return std::any_of(voided.begin(), voided.end(), [&task](const Voided& each) {
    return task.has_clock && task.rows.table == each.table && task.done.op == Op::column &&
           !task.done.of_order && task.done.column == column_index(each.table, each.column);
  });
}

std::set<std::string> appealed_rows(const FactSet& facts, const Shard& shard, std::size_t account,
                                    Table table, Instant view) {
  std::set<std::string> ids;
  const std::string prefix = std::string(definition(table).name) + '/';
  const TableData& appeals = shard.table(Table::appeals);
  const auto [first, last] = shard.rows_of(Table::appeals, account);
  for (std::uint32_t row = first; row < last; ++row) {
    const auto of = [&](std::string_view column) {
      return cell(appeals, Table::appeals, column, row);
    };
    const std::string& status = facts.symbols.text(of("status"));
    const bool is_there = of("filed_at") != 0 && of("filed_at") <= view;
    const bool is_back = status == "withdrawn" && of("decided_at") <= view;
    if (!is_there || is_back || status == "draft") continue;
    const std::string& about = facts.symbols.text(of("about"));
    if (about.starts_with(prefix)) ids.insert(about.substr(prefix.size()));
  }
  return ids;
}

Supposed::Supposed(FactSet& facts, const Matter& matter, Instant at)
    : facts_(facts), notices_(facts.notices) {
  Shard& shard = facts.shards[matter.place.shard];
  const auto instant = static_cast<std::uint32_t>(at);
  if (matter.kind == Matter::Kind::filing || matter.kind == Matter::Kind::notice) {
    TableData& table = shard.table(Table::exemptions);
    const bool granted = !matter.is_granted();
    set(table, column_index(Table::exemptions, "status"), matter.row,
        facts.symbols.add(granted ? "approved" : "filed"));
    set(table, column_index(Table::exemptions, "decided_at"), matter.row, granted ? instant : 0);
    if (matter.kind == Matter::Kind::notice) facts.notices = platform_notices(facts);
    return;
  }
  for (const Voided& each : voided) {
    const std::string prefix = std::string(definition(each.table).name) + '/';
    if (!matter.about.starts_with(prefix)) continue;
    const auto row =
        row_of(shard, each.table, matter.place.account, matter.about.substr(prefix.size()));
    if (!row) continue;
    set(shard.table(each.table), column_index(each.table, each.column), *row,
        matter.is_granted() ? 0 : instant);
  }
}

Supposed::~Supposed() {
  for (const Cell& changed : cells_) *changed.word = changed.was;
  std::swap(facts_.notices, notices_);
}

void Supposed::set(TableData& table, std::size_t column, std::uint32_t row, std::uint32_t word) {
  auto& words = table.columns[column].words;
  if (words.size() <= row) return;  // the pack does not look at it
  cells_.push_back({&words[row], words[row]});
  words[row] = word;
  is_shown_ = true;
}

}  // namespace xingji
