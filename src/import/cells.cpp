// Tests:  `column: word`, `column: [words]`, `column: { not: words }`, `column: { present: true }`.
//
// Cells:  order_id: order_id             a column, `items.order_id` where two inputs have one
//         platform: { is: example }      a constant
//         amount: { sum: price }         also min, max, first, only, of; column or list of columns
//         items: { count: items }        rows of an input
//         rating_id: { text: "{review_id}-{order_id}" }
//         kind: { of: 退款类型, map: { 仅退款: refund_only }, else: return_refund }
//         cancelled_at: { max: [bought, paid], when: { status: canceled }, assumed: why }
#include "import/cells.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "io/field.h"

namespace xingji::mapping {
namespace {

constexpr std::array<std::string_view, 2> test_keys = {"not", "present"};
constexpr std::array<std::string_view, 13> cell_keys = {"of",   "first", "only",  "min",
                                                        "max",  "sum",  // how rows become one value
                                                        "is",   "text",  "count",  // other sources
                                                        "when", "map",   "else",  "assumed"};
constexpr std::array<std::pair<std::string_view, Fold>, 6> folds = {{{"of", Fold::same},
                                                                     {"first", Fold::first},
                                                                     {"only", Fold::only},
                                                                     {"min", Fold::min},
                                                                     {"max", Fold::max},
                                                                     {"sum", Fold::sum}}};

std::optional<Test> read_test(const Reach& reach, const MapEntry& entry) {
  TreeReader& reader = reach.reader();
  Test test;
  if (entry.value.is_map()) {
    const auto parts = reader.entries(entry.value, "a test", test_keys);
    if (parts.size() != 1) {
      reader.refuse(entry.key_place, "a test is a word, a list, { not: … } or { present: … }");
      return std::nullopt;
    }
    const bool negates = parts[0].key == "not";
    if (negates) test.words = reader.texts(parts[0].value, "not");
    test.wanted = !negates && reader.truth(parts[0].value, "present");
  } else {
    test.words = reader.texts(entry.value, "a test");
  }
  const auto column = reach.find(entry.key_place, entry.key);
  if (!column) return std::nullopt;
  test.column = *column;
  return test;
}

void read_count(const Reach& reach, const Node& node, CellRule& cell) {
  TreeReader& reader = reach.reader();
  const std::string name = reader.text(node, "count");
  std::vector<std::string> known;
  for (std::size_t slot = 0; slot < reach.slots(); ++slot) {
    known.push_back(reach.input_at(slot).name);
    if (known.back() != name) continue;
    cell.fold = Fold::count;
    cell.of = {{slot, 0}};
    return;
  }
  reader.refuse(node.place, "`count` names an input of this table, not '" + name + "'",
                did_you_mean(name, known));
}

// "{a}-{b}" is the columns a and b with "", "-" and "" around them.
void read_text(const Reach& reach, const Node& node, CellRule& cell) {
  TreeReader& reader = reach.reader();
  const std::string text = reader.text(node, "text");
  std::size_t at = 0;
  cell.between.emplace_back();
  while (at < text.size()) {
    const std::size_t end = text[at] == '{' ? text.find('}', at) : std::string::npos;
    if (end == std::string::npos) {
      cell.between.back() += text[at++];
      continue;
    }
    const Place place = place_in(node, at + 1);
    if (const auto column = reach.find(place, text.substr(at + 1, end - at - 1))) {
      cell.of.push_back(*column);
      cell.between.emplace_back();
    }
    at = end + 1;
  }
}

// True when the part says where the value comes from.
bool read_source(const Reach& reach, const MapEntry& part, CellRule& cell) {
  for (const auto& [word, fold] : folds) {
    if (part.key != word) continue;
    cell.fold = fold;
    cell.of = reach.find_all(part.value);
    if (fold == Fold::same && part.value.is_list()) {
      reach.reader().refuse(part.key_place, "`of` takes one column", "`first` takes a list");
    }
    return true;
  }
  if (part.key == "is") cell.is = reach.reader().text(part.value, "is");
  if (part.key == "text") read_text(reach, part.value, cell);
  if (part.key == "count") read_count(reach, part.value, cell);
  return part.key == "is" || part.key == "text" || part.key == "count";
}

void read_treatment(const Reach& reach, const MapEntry& part, CellRule& cell) {
  TreeReader& reader = reach.reader();
  if (part.key == "when") cell.when = read_tests(reach, part.value, "when");
  if (part.key == "else") cell.otherwise = reader.text(part.value, "else");
  if (part.key == "assumed") cell.assumed = reader.title(part.value, "assumed");
  if (part.key != "map") return;
  for (const MapEntry& word : reader.entries(part.value, "map")) {
    cell.map.emplace_back(word.key, reader.text(word.value, "a mapped word"));
  }
}

// Words that the mapping itself writes into a cell are read as the tables will be; what is wrong
// with them is no fault of the export's.
void refuse_wrong_words(const Reach& reach, const MapEntry& entry, const CellRule& cell) {
  const Table table = reach.rule().table;
  const FieldPlan field = plan_field(table, definition(table).columns[cell.column].name);
  const LocalDays days(Zone("UTC", 0));
  const auto check = [&](const Place& place, const std::string& word) {
    Cell ignored;
    OddTimes odd;
    const Fault fault = word.empty() ? Fault::none : read_field(field, word, days, ignored, odd);
    if (fault == Fault::none) return;
    const Rejection rejection{
        .fault = fault, .name = field.name, .column = field.column, .value = word};
    Problem problem = to_problem(rejection, {});
    reach.reader().refuse(place, std::move(problem.message), std::move(problem.remedy));
  };
  for (const MapEntry& part : entry.value.entries) {
    const bool is_used = part.key == "is" || (part.key == "else" && !cell.map.empty());
    if (is_used) check(part.value.place, part.value.text);
    if (part.key != "map") continue;
    for (const MapEntry& word : part.value.entries) check(word.value.place, word.value.text);
  }
}

void read_long_form(const Reach& reach, const MapEntry& entry, CellRule& cell) {
  TreeReader& reader = reach.reader();
  int sources = 0;
  for (const MapEntry& part : reader.entries(entry.value, "a cell", cell_keys)) {
    if (read_source(reach, part, cell)) {
      ++sources;
    } else {
      read_treatment(reach, part, cell);
    }
  }
  refuse_wrong_words(reach, entry, cell);
  const Kind kind = definition(reach.rule().table).columns[cell.column].kind;
  const bool is_number = kind == Kind::integer || kind == Kind::money || kind == Kind::decimal;
  if ((cell.fold == Fold::sum || cell.fold == Fold::count) && !is_number) {
    reader.refuse(entry.key_place, "'" + entry.key + "' is not a number, so nothing sums to it");
  }
  if (sources != 1) {
    reader.refuse(entry.key_place, "'" + entry.key + "' needs exactly one source",
                  "of, is, text, sum, min, max, first, only or count");
  }
  if (cell.otherwise && cell.map.empty()) {
    reader.refuse(entry.key_place, "`else` without `map`", "a constant is written with `is`");
  }
}

}  // namespace

std::vector<Test> read_tests(const Reach& reach, const Node& node, std::string_view what) {
  std::vector<Test> tests;
  for (const MapEntry& entry : reach.reader().entries(node, what)) {
    if (auto test = read_test(reach, entry)) tests.push_back(std::move(*test));
  }
  return tests;
}

std::optional<CellRule> read_cell(const Reach& reach, const MapEntry& entry) {
  const TableDefinition& table = definition(reach.rule().table);
  const auto column = find_column(table.table, entry.key);
  if (!column) {
    std::vector<std::string_view> known;
    for (const Column& candidate : table.columns) known.push_back(candidate.name);
    reach.reader().refuse(
        entry.key_place,
        "table '" + std::string(table.name) + "' has no column '" + entry.key + "'",
        did_you_mean(entry.key, known));
    return std::nullopt;
  }
  CellRule cell;
  cell.column = *column;
  cell.place = entry.key_place;
  if (entry.value.is_map()) {
    read_long_form(reach, entry, cell);
  } else if (const auto own = reach.find(entry.value)) {
    cell.of = {*own};
  }
  return cell;
}

}  // namespace xingji::mapping
