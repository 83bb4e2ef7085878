// Measures: counts and sums over rows, written out or made by an indicator's short form.
#include "base/text.h"
#include "pack/denominator.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto measure_keys = std::to_array<std::string_view>(
    {"title", "count", "sum", "value", "by_day", "window", "where", "exempt"});
constexpr auto later_measure_keys = std::to_array<std::string_view>(
    {"quantile", "q", "distinct", "weight", "weighted", "keep", "by"});
constexpr auto share_keys =
    std::to_array<std::string_view>({"of", "by_day", "window", "where", "exempt", "counts"});
constexpr auto mean_keys =
    std::to_array<std::string_view>({"of", "by_day", "window", "where", "exempt", "value"});
constexpr auto later_short_form_keys = std::to_array<std::string_view>({"weight", "keep", "by"});
constexpr std::array condition = {Type::flag};
constexpr std::array an_instant = {Type::instant};
constexpr std::array quantities = {Type::number, Type::duration, Type::money};

// The parts that every measure has: rows, anchor, provenance. The window follows later.
Measure start_measure(const Reader& reader, const Rows& rows, const std::string& id) {
  Measure measure;
  measure.id = id;
  measure.table = rows.table;
  measure.filters = rows.filters;
  measure.exemptions = rows.exemptions;
  measure.said = reader.said();
  measure.place = reader.place();
  reader.need("by_day", "by_day: paid_at");
  return measure;
}

Expression anchor(const Reader& reader, Table table) {
  return reader.expression("by_day", reader.draft().row_scope(table), an_instant)
      .value_or(Expression{});
}

void add_measure(const Reader& reader, Measure measure) {
  Draft& draft = reader.draft();
  const Node* window = reader.find("window");
  if (window != nullptr) {
    draft.pending_windows.push_back(
        {draft.pack.measures.size(), window, reader.inherited(), reader.path_of("window")});
  }
  draft.measure_names.push_back({measure.id, measure.type});
  draft.pack.measures.push_back(std::move(measure));
}

Expression presence_of(const Expression& value) {
  Expression present;
  present.op = Op::is_present;
  present.type = Type::flag;
  present.place = value.place;
  present.arguments.push_back(value);
  return present;
}

// What a sum adds up, and the units that it counts in.
void set_value(const Reader& reader, Measure& measure) {
  measure.kind = Measure::Kind::sum;
  const Scope scope = reader.draft().row_scope(measure.table);
  measure.value = reader.expression("value", scope, quantities);
  if (!measure.value) return;
  measure.type = measure.value->type;
  const auto denominator = denominator_of(*measure.value);
  if (denominator.ok()) {
    measure.denominator = denominator.value();
    return;
  }
  for (const Problem& problem : denominator.problems()) {
    reader.draft().refuse(problem.place, problem.message, problem.remedy);
  }
}

void read_measure(const Reader& reader, const std::string& id) {
  Draft& draft = reader.draft();
  const bool is_sum = reader.find("sum") != nullptr;
  if (is_sum && reader.find("count") != nullptr) {
    draft.refuse(reader.place(), "'" + id + "' has both 'count' and 'sum'", "keep one of them");
  }
  reader.need("window", "window: 30 days");
  auto rows = read_rows(reader, is_sum ? "sum" : "count");
  if (!rows) {
    // Expressions may speak of the measure; its name is known even though it is wrong.
    draft.measure_names.push_back({id, Type::number});
    return;
  }
  narrow_rows(reader, *rows, "where");
  Measure measure = start_measure(reader, *rows, id);
  measure.by_day = anchor(reader, rows->table);
  if (is_sum) {
    reader.need("value", "value: agreed_at - applied_at");
    set_value(reader, measure);
  } else if (const Node* value = reader.find("value")) {
    draft.refuse(value->place, "a count has no 'value'", "write 'sum' to add values up");
  }
  add_measure(reader, std::move(measure));
}

// What both short forms begin with: the rows that they speak of, and the measure below the line.
std::optional<Measure> start_short_form(const Reader& reader, const std::string& id) {
  auto rows = read_rows(reader, "of");
  if (!rows) {
    // Expressions may speak of the measures; their names are known even though they are wrong.
    reader.draft().measure_names.push_back({id + ".numerator", Type::number});
    reader.draft().measure_names.push_back({id + ".denominator", Type::number});
    return std::nullopt;
  }
  narrow_rows(reader, *rows, "where");
  Measure denominator = start_measure(reader, *rows, id + ".denominator");
  denominator.by_day = anchor(reader, rows->table);
  return denominator;
}

void read_share(const Reader& reader, const std::string& id) {
  reader.need("window", "window: 30 days");
  reader.need("counts", "counts: signed_at is present");
  auto denominator = start_short_form(reader, id);
  if (!denominator) return;
  Measure numerator = *denominator;
  numerator.id = id + ".numerator";
  const Scope scope = reader.draft().row_scope(numerator.table);
  if (auto counts = reader.expression("counts", scope, condition)) {
    numerator.filters.push_back({"counts", std::move(*counts)});
  }
  add_measure(reader, std::move(numerator));
  add_measure(reader, std::move(*denominator));
}

void read_mean(const Reader& reader, const std::string& id) {
  reader.need("window", "window: 30 days");
  reader.need("value", "value: stars");
  auto denominator = start_short_form(reader, id);
  if (!denominator) return;
  Measure numerator = *denominator;
  numerator.id = id + ".numerator";
  set_value(reader, numerator);
  if (numerator.value) {
    const Measure::Filter has_value{"value", presence_of(*numerator.value)};
    numerator.filters.push_back(has_value);
    denominator->filters.push_back(has_value);
  }
  add_measure(reader, std::move(numerator));
  add_measure(reader, std::move(*denominator));
}

}  // namespace

void read_measures(const Reader& pack) {
  const Block block = open_block(pack, "measures");
  for (const Item& item : block.items) {
    const Reader reader(pack.draft(), *item.node, item.place, item.path, block.inherited,
                        measure_keys, later_measure_keys);
    read_measure(reader, item.id);
  }
}

void read_short_form(const Reader& indicator, const std::string& id) {
  Draft& draft = indicator.draft();
  if (const Node* share = indicator.find("share")) {
    read_share(Reader(draft, *share, share->place, indicator.path_of("share"),
                      indicator.inherited(), share_keys, later_short_form_keys),
               id);
  } else if (const Node* mean = indicator.find("mean")) {
    read_mean(Reader(draft, *mean, mean->place, indicator.path_of("mean"), indicator.inherited(),
                     mean_keys, later_short_form_keys),
              id);
  }
}

void read_count(const Reader& reader, const std::string& id) {
  reader.need("window", "window: 30 days");
  auto rows = read_rows(reader, "of");
  if (!rows) {
    reader.draft().measure_names.push_back({id, Type::number});
    return;
  }
  narrow_rows(reader, *rows, "where");
  Measure measure = start_measure(reader, *rows, id);
  measure.by_day = anchor(reader, rows->table);
  add_measure(reader, std::move(measure));
}

}  // namespace xingji
