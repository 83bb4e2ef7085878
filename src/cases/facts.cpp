#include "cases/facts.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>

#include "base/text.h"
#include "facts/build.h"
#include "io/read_again.h"
#include "io/read_rows.h"

namespace xingji::cases {
namespace {

constexpr std::int64_t most_repeats = 100'000;
constexpr std::string_view repeat_key = "repeat";
const CoveredDays always{to_day({1970, 1, 2}), to_day({2105, 12, 31})};

class BuilderConsumer : public RowConsumer {
 public:
  explicit BuilderConsumer(RowSink& sink) : sink_(sink) {}
  void add(const Row& row) override {
    add_row(sink_, row);
    texts_[row.line] = canonical_ndjson(row);
  }
  const std::string& text(std::uint32_t line) const { return texts_.at(line); }

 private:
  RowSink& sink_;
  std::map<std::uint32_t, std::string> texts_;
};

// What a row says, column by column, before it is parsed.
struct Draft {
  const Node* node = nullptr;
  std::map<std::string, std::string, std::less<>> cells;
  std::map<std::string, Place, std::less<>> places;
  std::int64_t repeat = 1;
  bool is_repeated = false;
};

class RowReader {
 public:
  RowReader(FactBuilder& builder, const Zone& zone, std::string file, Problems& problems)
      : consumer_(builder.sink(0)),
        days_(zone),
        maker_(days_, key_, tally_, consumer_),
        file_(std::move(file)),
        problems_(problems) {}

  void read(const Node& facts);
  bool has_table(Table table) const { return met_[static_cast<std::size_t>(table)]; }

  /// The rows at these lines, for the builder's ties.
  std::vector<std::string> texts(const std::vector<std::uint32_t>& lines) const {
    std::vector<std::string> result;
    result.reserve(lines.size());
    for (const std::uint32_t line : lines) result.push_back(consumer_.text(line));
    return result;
  }

 private:
  using Drafts = std::vector<std::pair<Table, Draft>>;

  void read_table(Table table, const Node& rows, Drafts& drafts);
  void note_covered(const Draft& draft);
  std::optional<Draft> draft(Table table, const Node& row);
  bool read_cells(Table table, const Node& row, Draft& draft);
  void complete(Table table, Draft& draft);
  void add_rows(Table table, const Draft& draft);
  void add_row(const FilePlan& plan, const Draft& draft, std::int64_t number);
  std::string suffixed(Table table, const std::string& column, const Draft& draft,
                       std::int64_t number) const;
  bool is_repeated_id(const std::string& column, const std::string& text) const;
  void add_shop();

  BuilderConsumer consumer_;
  LocalDays days_;
  BuyerKey key_{};
  Tally tally_;
  RowMaker maker_;
  std::string file_;
  Problems& problems_;
  std::array<std::unique_ptr<FilePlan>, table_count> plans_;
  std::array<bool, table_count> met_{};
  std::set<std::pair<std::string, std::string>> repeated_ids_;  // column and id without number
  std::uint32_t rows_ = 0;
};

std::vector<std::string_view> table_names() {
  std::vector<std::string_view> names;
  names.reserve(file_count);
  for (const TableDefinition& table : all_tables()) names.push_back(table.name);
  return names;
}

std::string key_column(Table table) {
  return std::string(split(definition(table).key, ' ').front());
}

bool is_id(Table table, const std::string& name) {
  const auto column = find_column(table, name);
  return column && definition(table).columns[*column].kind == Kind::id;
}

bool RowReader::read_cells(Table table, const Node& row, Draft& draft) {
  const std::size_t before = problems_.size();
  std::vector<std::string_view> known;
  for (const Column& column : definition(table).columns) known.push_back(column.name);
  known.insert(known.end(), {recorded_at_column.name, deleted_column.name, repeat_key});
  check_keys(row, known, problems_);
  for (const MapEntry& entry : row.entries) {
    if (entry.value.is_map() || entry.value.is_list()) {
      problems_.push_back(
          {entry.value.place,
           "'" + entry.key + "' should be a text, not " + std::string(kind_in_words(entry.value)),
           ""});
    } else if (entry.key == repeat_key) {
      const auto times = parse_micro(entry.value.text);
      draft.is_repeated = true;
      draft.repeat = times.value_or(0) / micro_one;
      if (draft.repeat < 1 || draft.repeat > most_repeats || *times % micro_one != 0) {
        problems_.push_back({entry.value.place,
                             "'" + entry.value.text + "' is not a number of rows",
                             "from 1 to " + std::to_string(most_repeats)});
      }
    } else {
      draft.cells[entry.key] = entry.value.text;
      draft.places[entry.key] = entry.value.place;
    }
  }
  return problems_.size() == before;
}

// The shop, and the days of a coverage row, need not be said.
void RowReader::complete(Table table, Draft& draft) {
  const auto says = [&](std::string_view name) { return draft.cells.contains(name); };
  const auto accounts = split(definition(table).account, ' ');
  const bool is_notice = table == Table::exemptions && says("region");
  if (!accounts.front().empty() && !is_notice &&
      std::none_of(accounts.begin(), accounts.end(), says)) {
    draft.cells[std::string(accounts.front())] = case_shop;
  }
  if (table == Table::shops && !says("platform")) draft.cells["platform"] = "case";
  if (table == Table::coverage && !says("from") && !says("to")) {
    draft.cells["from"] = format_day(always.first);
    draft.cells["to"] = format_day(always.last);
  }
}

std::optional<Draft> RowReader::draft(Table table, const Node& row) {
  Draft draft;
  draft.node = &row;
  if (!is_map(row, "a row", problems_) || !read_cells(table, row, draft)) return std::nullopt;
  complete(table, draft);
  if (draft.is_repeated && is_id(table, key_column(table))) {
    repeated_ids_.emplace(key_column(table), draft.cells[key_column(table)]);
  }
  return draft;
}

// Repeated rows get ids of their own, and speak of the repeated rows of their own number.
std::string RowReader::suffixed(Table table, const std::string& column, const Draft& draft,
                                std::int64_t number) const {
  const std::string& text = draft.cells.find(column)->second;
  const bool has_number = draft.is_repeated && is_id(table, column) && is_repeated_id(column, text);
  return has_number ? text + '-' + std::to_string(number) : text;
}

// `subject_id` and `account` are ids of whatever table lists their subjects.
bool RowReader::is_repeated_id(const std::string& column, const std::string& text) const {
  if (repeated_ids_.contains({column, text})) return true;
  if (column != "subject_id" && column != "account") return false;
  constexpr std::array subjects = {"shop_id", "agent_id", "provider_id", "product_id"};
  return std::any_of(subjects.begin(), subjects.end(), [&](const char* subject) {
    return repeated_ids_.contains({subject, text});
  });
}

void RowReader::add_row(const FilePlan& plan, const Draft& draft, std::int64_t number) {
  maker_.start_file(plan);
  maker_.clear();
  maker_.start_row(++rows_);
  const std::size_t rejected = tally_.rejected.size();
  std::vector<std::string> values(plan.fields.size());  // cells point into them
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    const FieldPlan& field = plan.fields[f];
    const bool is_said = draft.cells.contains(field.name);
    if (is_said) values[f] = suffixed(plan.table, field.name, draft, number);
    if (!is_said && !field.column->required) continue;
    if (maker_.put(field, values[f], 0)) continue;
    const auto place = draft.places.find(field.name);
    Problem problem = std::move(tally_.rejected.back().problem);
    problem.place = place == draft.places.end() ? draft.node->place : place->second;
    problems_.push_back(std::move(problem));
    return;
  }
  maker_.finish();
  if (tally_.rejected.size() == rejected) return;
  problems_.push_back(std::move(tally_.rejected.back().problem));
  problems_.back().place = draft.node->place;
}

void RowReader::add_rows(Table table, const Draft& draft) {
  auto& plan = plans_[static_cast<std::size_t>(table)];
  if (plan == nullptr) {
    plan = std::make_unique<FilePlan>(start_plan(table, file_, 0));
    plan_all_columns(*plan);
  }
  const std::size_t before = problems_.size();
  for (std::int64_t number = 1; number <= draft.repeat && problems_.size() == before; ++number) {
    add_row(*plan, draft, number);
  }
}

void RowReader::add_shop() {
  Draft shop;
  Node node;
  shop.node = &node;
  complete(Table::shops, shop);
  add_rows(Table::shops, shop);
}

// The table that a coverage row names counts as met.
void RowReader::note_covered(const Draft& draft) {
  const auto named = draft.cells.find("table");
  if (named == draft.cells.end()) return;
  if (const auto covered = find_table(named->second)) {
    met_[static_cast<std::size_t>(*covered)] = true;
  } else {
    refuse_word(draft.places.at("table"), "no table", named->second, table_names(), problems_);
  }
}

void RowReader::read_table(Table table, const Node& rows, Drafts& drafts) {
  if (!rows.is_list()) {
    problems_.push_back({rows.place,
                         "'" + std::string(definition(table).name) + "' should be a list of rows",
                         "begin each row with '-', or write [ { … }, { … } ]"});
    return;
  }
  for (const Node& row : rows.items) {
    auto one = draft(table, row);
    if (!one) continue;
    met_[static_cast<std::size_t>(table)] = true;
    if (table == Table::coverage) note_covered(*one);
    drafts.emplace_back(table, std::move(*one));
  }
}

// All rows are looked at before the first is added, because a row may speak of a later one's id.
void RowReader::read(const Node& facts) {
  if (!is_map(facts, "'facts'", problems_)) return;
  Drafts drafts;
  for (const MapEntry& entry : facts.entries) {
    if (const auto table = find_table(entry.key)) {
      read_table(*table, entry.value, drafts);
    } else {
      refuse_word(entry.key_place, "no table", entry.key, table_names(), problems_);
    }
  }
  if (!has_table(Table::shops)) add_shop();
  for (const auto& [table, draft] : drafts) add_rows(table, draft);
}

}  // namespace

namespace {

Node scalar(const Place& place, std::string text) {
  Node node;
  node.kind = Node::Kind::scalar;
  node.place = place;
  node.text = std::move(text);
  return node;
}

// `{ value: 服饰, from: 2022-03-01 }`, or the value alone, which holds ever since 1970.
Node attribute_row(const MapEntry& entry, const Node& written, const Pack& pack) {
  Node row;
  row.kind = Node::Kind::map;
  row.place = written.place;
  if (written.is_map()) {
    row.entries = written.entries;
  } else {
    row.entries.push_back({"value", written.place, written});
  }
  const auto add = [&](const std::string& key, std::string text) {
    row.entries.push_back({key, entry.key_place, scalar(entry.key_place, std::move(text))});
  };
  add("subject_kind", std::string(to_text(pack.subject)));
  if (row.find("subject_id") == nullptr) add("subject_id", case_subject(pack));
  add("name", entry.key);
  if (row.find("from") == nullptr) add("from", "1970-01-02");
  return row;
}

// The case's facts, with its attributes as rows of their table.
Node with_attributes(const Case& one, const Pack& pack, Problems& problems) {
  Node facts;
  facts.kind = Node::Kind::map;
  if (one.facts != nullptr) facts = *one.facts;
  if (one.attributes == nullptr || !is_map(*one.attributes, "'attributes'", problems)) return facts;
  Node rows;
  rows.kind = Node::Kind::list;
  for (const MapEntry& entry : one.attributes->entries) {
    const auto known = ids_of(pack.attributes);
    if (std::find(known.begin(), known.end(), entry.key) == known.end()) {
      refuse_word(entry.key_place, "no attribute", entry.key, known, problems);
      continue;
    }
    for (const Node& item : entry.value.items) {
      rows.items.push_back(attribute_row(entry, item, pack));
    }
    if (!entry.value.is_list()) rows.items.push_back(attribute_row(entry, entry.value, pack));
  }
  for (MapEntry& entry : facts.entries) {
    if (entry.key != "attributes") continue;
    for (Node& row : rows.items) entry.value.items.push_back(std::move(row));
    return facts;
  }
  facts.entries.push_back({"attributes", one.attributes->place, std::move(rows)});
  return facts;
}

}  // namespace

std::string case_subject(const Pack& pack) { return std::string(to_text(pack.subject)) + "-1"; }

std::optional<FactSet> read_facts_of(const Case& one, const Pack& pack, const Needs& needs,
                                     const std::string& file, Problems& problems) {
  const std::size_t before = problems.size();
  const Zone& zone = pack.zone;
  FactBuilder builder(needs, 1, missing, {}, 1);  // one thread, one shard
  RowReader reader(builder, zone, file, problems);
  reader.read(with_attributes(one, pack, problems));
  if (problems.size() != before) return std::nullopt;
  QualityReport report;
  FactSet facts = builder.build(
      zone, [&](Table, const std::vector<std::uint32_t>& lines) { return reader.texts(lines); },
      report);
  for (std::size_t t = 0; t < table_count; ++t) {
    facts.covered[t] = reader.has_table(static_cast<Table>(t)) ? always : CoveredDays{};
  }
  return facts;
}

}  // namespace xingji::cases
