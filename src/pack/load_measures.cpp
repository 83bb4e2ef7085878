// Measures: counts and sums over rows, written out or made by an indicator's short form.
#include "base/text.h"
#include "pack/denominator.h"
#include "pack/load_blocks.h"
#include "pack/names.h"

namespace xingji {
namespace {

constexpr auto measure_keys = std::to_array<std::string_view>(
    {"title", "aliases", "count", "sum", "quantile", "distinct", "value", "q", "weight", "by",
     "by_day", "window", "where", "exempt", "keep"});
constexpr auto later_measure_keys = std::to_array<std::string_view>({"weighted"});
constexpr auto share_keys = std::to_array<std::string_view>(
    {"of", "by", "by_day", "window", "where", "exempt", "keep", "weight", "counts"});
constexpr auto mean_keys = std::to_array<std::string_view>(
    {"of", "by", "by_day", "window", "where", "exempt", "keep", "weight", "value"});
constexpr std::array anything = {Type::flag,    Type::number, Type::duration,
                                 Type::instant, Type::money,  Type::text,
                                 Type::date,    Type::month,  Type::clock};

constexpr Words<Measure::Kind, 4> kinds = {{{"count", Measure::Kind::count},
                                            {"sum", Measure::Kind::sum},
                                            {"quantile", Measure::Kind::quantile},
                                            {"distinct", Measure::Kind::distinct}}};

void check_owner(const Reader& reader, const Measure& measure) {
  const Pack& pack = reader.draft().pack;
  if (pack.subject == Pack::Subject::shop || measure.by || reader.find("by") != nullptr) return;
  const std::string subject(to_text(pack.subject));
  reader.draft().refuse(
      reader.place(), "'" + measure.id + "' does not say whose its rows are",
      "the pack scores each " + subject + ": write for example by: " + subject + "_id");
}

// A provider is judged by what names it, and all other rows stand with their shops.
void warn_of_shops_rows(const Reader& reader, const Measure& measure) {
  const bool is_of_providers = reader.draft().pack.subject == Pack::Subject::provider;
  if (!is_of_providers || may_name_provider(measure.table)) return;
  reader.draft().warn(reader.place(),
                      "rows of " + std::string(definition(measure.table).name) +
                          " stand with shops: a provider has none",
                      "count tickets or checks, which name the provider");
}

// The parts that every measure has: rows, anchor, provenance. The window follows later.
Measure start_measure(const Reader& reader, const Rows& rows, const std::string& id) {
  Measure measure;
  measure.id = id;
  measure.table = rows.table;
  measure.session = rows.session;
  measure.by = rows.by;
  check_owner(reader, measure);
  warn_of_shops_rows(reader, measure);
  measure.filters = rows.filters;
  measure.selections = rows.selections;
  measure.said = reader.said();
  measure.said.assumed = both_reasons(measure.said.assumed, rows.assumed);
  measure.place = reader.place();
  for (const std::size_t exemption : rows.exemptions) {
    const auto effect = reader.draft().pack.exemptions[exemption].effect;
    (effect == Exemption::Effect::extend ? measure.extensions : measure.exemptions)
        .push_back(exemption);
  }
  return measure;
}

// The denominator of a share or mean keeps what leaves the numerator only.
void keep_in_denominator(const Pack& pack, Measure& denominator) {
  std::erase_if(denominator.exemptions, [&](std::size_t exemption) {
    return pack.exemptions[exemption].effect == Exemption::Effect::numerator;
  });
}

void refuse_numerator_only(const Reader& reader, const Measure& measure) {
  for (const std::size_t exemption : measure.exemptions) {
    const Exemption& taken = reader.draft().pack.exemptions[exemption];
    if (taken.effect != Exemption::Effect::numerator) continue;
    reader.draft().refuse(reader.place(),
                          "the exemption '" + taken.id + "' is for numerators, and '" + measure.id +
                              "' does not say of what it is one",
                          "list it in a share or mean, or give it 'effect: out'");
  }
}

// Marks where an expression asks for the due time that filings move on. A join's own rows keep
// theirs.
bool mark_due(Expression& expression, const Expression& due) {
  bool is_asked = false;
  if (expression.op == Op::column && expression.column == due.column &&
      expression.table == due.table && expression.of_order == due.of_order) {
    expression.is_due = true;
    is_asked = true;
  }
  if (expression.op == Op::join) return false;
  for (Expression& argument : expression.arguments) is_asked |= mark_due(argument, due);
  return is_asked;
}

void mark_due(const Reader& reader, Measure& measure) {
  if (measure.extensions.empty()) return;
  const Pack& pack = reader.draft().pack;
  const Exemption& first = pack.exemptions[measure.extensions.front()];
  for (const std::size_t other : measure.extensions) {
    if (to_text(pack.exemptions[other].matches) == to_text(first.matches)) continue;
    reader.draft().refuse(
        reader.place(),
        "'" + measure.id + "' has two due times that filings move on: " + to_text(first.matches) +
            " and " + to_text(pack.exemptions[other].matches),
        "a measure has one");
    return;
  }
  bool is_asked = mark_due(measure.by_day, first.matches);
  for (Measure::Filter& filter : measure.filters) {
    is_asked |= mark_due(filter.condition, first.matches);
  }
  if (measure.value) is_asked |= mark_due(*measure.value, first.matches);
  if (measure.weight) is_asked |= mark_due(*measure.weight, first.matches);
  if (is_asked) return;
  measure.extensions.clear();
  if (measure.id.ends_with(".denominator")) return;  // only its numerator may look at it
  reader.draft().refuse(reader.place(),
                        "'" + first.id + "' moves " + to_text(first.matches) + " on, and '" +
                            measure.id + "' does not look at it",
                        "take the exemption out");
}

Expression anchor(const Reader& reader, Table table) {
  reader.need("by_day", "by_day: paid_at");
  return reader.expression("by_day", reader.draft().row_scope(table), an_instant)
      .value_or(Expression{});
}

// The instant since when a row is there.
Expression event_of(Table table, const Place& place) {
  Expression event;
  event.op = Op::column;
  event.type = Type::instant;
  event.table = table;
  event.column = column_index(table, definition(table).event);
  event.place = place;
  return event;
}

void add_measure(const Reader& reader, Measure measure) {
  Draft& draft = reader.draft();
  mark_due(reader, measure);
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

// Into what the measure's rows can be counted without a rest.
void set_denominator(const Reader& reader, const Expression& over, Measure& measure) {
  constexpr std::int64_t largest = 1'000'000'000;
  const auto own = denominator_of(over);
  if (!own.ok()) {
    for (const Problem& problem : own.problems()) {
      reader.draft().refuse(problem.place, problem.message, problem.remedy);
    }
    return;
  }
  if (own.value() > largest / measure.denominator) {
    reader.draft().refuse(over.place, "value and weight together are finer than 1/1000000000",
                          "round one of them, or weigh by fewer decimals");
    return;
  }
  measure.denominator *= own.value();
}

void set_value(const Reader& reader, Measure::Kind kind, Measure& measure) {
  measure.kind = kind;
  const Scope scope = reader.draft().row_scope(measure.table);
  const bool is_distinct = kind == Measure::Kind::distinct;
  measure.value = is_distinct ? reader.expression("value", scope, anything)
                              : reader.expression("value", scope, quantities);
  if (!measure.value) return;
  if (!is_distinct) measure.type = measure.value->type;
  // Which of two values is the same needs no common units; that they are whole makes it exact.
  if (measure.value->type == Type::number) set_denominator(reader, *measure.value, measure);
}

void set_weight(const Reader& reader, Measure& measure) {
  const Scope scope = reader.draft().row_scope(measure.table);
  measure.weight = reader.expression("weight", scope, a_number);
  if (measure.weight) set_denominator(reader, *measure.weight, measure);
}

void set_quantile(const Reader& reader, Measure& measure) {
  NumberRule rule;
  rule.least = 1;
  rule.most = micro_one;
  rule.may_be_computed = false;
  rule.example = "90%";
  measure.quantile = need_number(reader, "q", rule);
}

void refuse_key(const Reader& reader, std::string_view key, const std::string& message,
                const std::string& remedy) {
  if (const Node* node = reader.find(key)) reader.draft().refuse(node->place, message, remedy);
}

// The keys that only some kinds have.
void check_kind(const Reader& reader, Measure::Kind kind) {
  if (kind == Measure::Kind::count) {
    refuse_key(reader, "value", "a count has no 'value'", "write 'sum' to add values up");
  } else {
    reader.need("value", "value: agreed_at - applied_at");
  }
  if (kind != Measure::Kind::quantile) {
    refuse_key(reader, "q", "only a quantile has 'q'", "write 'quantile' for the q-th value");
  }
  if (kind == Measure::Kind::quantile || kind == Measure::Kind::distinct) {
    refuse_key(reader, "weight", "only counts and sums have a 'weight'",
               "take it out; every row is one");
  }
}

// The first of the kinds that the map names; two are one too many.
std::string_view kind_named(const Reader& reader, const std::string& id, Measure::Kind& kind) {
  std::string_view named;
  for (const auto& [name, meaning] : kinds) {
    if (reader.find(name) == nullptr) continue;
    if (!named.empty()) {
      reader.draft().refuse(
          reader.place(),
          "'" + id + "' has both '" + std::string(named) + "' and '" + std::string(name) + "'",
          "keep one of them");
      break;
    }
    named = name;
    kind = meaning;
  }
  return named.empty() ? "count" : named;
}

void read_measure(const Reader& reader, const std::string& id) {
  Draft& draft = reader.draft();
  Measure::Kind kind = Measure::Kind::count;
  const std::string_view named = kind_named(reader, id, kind);
  reader.need("window", "window: 30 days");
  auto rows = read_rows(reader, named);
  if (!rows) {
    draft.unread.insert(id);
    return;
  }
  narrow_rows(reader, *rows, "where");
  keep_rows(reader, *rows, id);
  rank_in_window(draft, *rows);
  Measure measure = start_measure(reader, *rows, id);
  measure.title = reader.title("title");
  measure.aliases = reader.texts("aliases");
  measure.by_day = anchor(reader, rows->table);
  check_kind(reader, kind);
  if (kind != Measure::Kind::count) set_value(reader, kind, measure);
  if (kind != Measure::Kind::count && !measure.value) draft.unread.insert(id);
  if (kind == Measure::Kind::quantile) set_quantile(reader, measure);
  set_weight(reader, measure);
  refuse_numerator_only(reader, measure);
  add_measure(reader, std::move(measure));
}

// What both short forms begin with: the rows that they speak of, and the measure below the line.
std::optional<Measure> start_short_form(const Reader& reader, const std::string& id) {
  auto rows = read_rows(reader, "of");
  if (!rows) {
    reader.draft().unread.insert({id + ".numerator", id + ".denominator"});
    return std::nullopt;
  }
  narrow_rows(reader, *rows, "where");
  keep_rows(reader, *rows, id);
  rank_in_window(reader.draft(), *rows);
  Measure denominator = start_measure(reader, *rows, id + ".denominator");
  denominator.by_day = anchor(reader, rows->table);
  set_weight(reader, denominator);
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
  if (auto counts = reader.expression("counts", scope, a_condition)) {
    numerator.filters.push_back({"counts", std::move(*counts)});
  }
  keep_in_denominator(reader.draft().pack, *denominator);
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
  set_value(reader, Measure::Kind::sum, numerator);
  if (numerator.value) {
    const Measure::Filter has_value{"value", presence_of(*numerator.value)};
    numerator.filters.push_back(has_value);
    denominator->filters.push_back(has_value);
  } else {
    reader.draft().unread.insert(numerator.id);
  }
  keep_in_denominator(reader.draft().pack, *denominator);
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
                      indicator.inherited(), share_keys),
               id);
  } else if (const Node* mean = indicator.find("mean")) {
    read_mean(Reader(draft, *mean, mean->place, indicator.path_of("mean"), indicator.inherited(),
                     mean_keys),
              id);
  }
}

void read_count(const Reader& reader, const std::string& id) {
  reader.need("window", "window: 30 days");
  auto rows = read_rows(reader, "of");
  if (!rows) {
    reader.draft().unread.insert(id);
    return;
  }
  narrow_rows(reader, *rows, "where");
  rank_in_window(reader.draft(), *rows);
  Measure measure = start_measure(reader, *rows, id);
  measure.by_day = anchor(reader, rows->table);
  refuse_numerator_only(reader, measure);
  add_measure(reader, std::move(measure));
}

std::optional<Measure> read_waiting(const Reader& reader, const std::string& id,
                                    std::string_view key) {
  Draft& draft = reader.draft();
  auto rows = read_rows(reader, "of");
  if (!rows) return std::nullopt;
  narrow_rows(reader, *rows, "where");
  Measure measure = start_measure(reader, *rows, id);
  if (auto instant = reader.expression(key, draft.row_scope(rows->table), an_instant)) {
    measure.by_day = std::move(*instant);
  } else {
    measure.by_day = event_of(rows->table, reader.place());
  }
  measure.window.choices.emplace_back();
  refuse_numerator_only(reader, measure);
  mark_due(reader, measure);
  return measure;
}

}  // namespace xingji
