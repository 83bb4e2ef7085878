// Indicators: a value over measures, what happens without one, and the ladder from value to points.
#include <algorithm>

#include "base/text.h"
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto indicator_keys = std::to_array<std::string_view>(
    {"title", "meaning", "seen_at", "advice", "aliases", "printed_as", "since", "until", "value",
     "share", "mean", "better", "no_data", "least", "too_few", "points"});
constexpr auto later_indicator_keys =
    std::to_array<std::string_view>({"prior", "rank", "branches", "printed", "small"});
constexpr std::array quantities = {Type::number, Type::duration, Type::money};

constexpr Words<Indicator::PrintedAs, 6> printings = {{
    {"percent", Indicator::PrintedAs::percent},
    {"seconds", Indicator::PrintedAs::seconds},
    {"minutes", Indicator::PrintedAs::minutes},
    {"hours", Indicator::PrintedAs::hours},
    {"score", Indicator::PrintedAs::score},
    {"count", Indicator::PrintedAs::count},
}};
constexpr Words<Indicator::Better, 3> betters = {{{"higher", Indicator::Better::higher},
                                                  {"lower", Indicator::Better::lower},
                                                  {"middle", Indicator::Better::middle}}};

Expression measure_expression(const Draft& draft, std::size_t position, const Place& place) {
  Expression result;
  result.op = Op::measure;
  result.type = draft.pack.measures[position].type;
  result.name = draft.pack.measures[position].id;
  result.place = place;
  return result;
}

// The value of a share or mean: its numerator over its denominator.
void divide_short_form(const Reader& reader, Indicator& indicator) {
  const Draft& draft = reader.draft();
  indicator.numerator = find_measure(draft.pack, indicator.id + ".numerator");
  indicator.denominator = find_measure(draft.pack, indicator.id + ".denominator");
  if (!indicator.numerator || !indicator.denominator) return;
  Expression& value = indicator.value;
  value.op = Op::divide;
  value.place = reader.place();
  value.arguments.push_back(measure_expression(draft, *indicator.numerator, reader.place()));
  value.arguments.push_back(measure_expression(draft, *indicator.denominator, reader.place()));
  value.type = value.arguments[0].type;
}

void read_value(const Reader& reader, Indicator& indicator) {
  Draft& draft = reader.draft();
  const std::array forms = {reader.find("value"), reader.find("share"), reader.find("mean")};
  const auto count = std::count_if(forms.begin(), forms.end(), [](const Node* n) { return n; });
  if (count == 0 && reader.find("branches") != nullptr) return;  // already refused
  if (count != 1) {
    draft.refuse(reader.place(),
                 "'" + indicator.id + "' needs one of 'value', 'share' and 'mean'" +
                     (count > 1 ? ", not several" : ""),
                 count > 1 ? "keep one of them" : "write for example 'value: signed / shipped'");
    return;
  }
  if (reader.find("value") == nullptr) return divide_short_form(reader, indicator);
  auto value = reader.expression("value", draft.day_scope(), quantities);
  if (!value) return;
  indicator.value = std::move(*value);
  const auto& arguments = indicator.value.arguments;
  const bool is_ratio = indicator.value.op == Op::divide && arguments[0].op == Op::measure &&
                        arguments[1].op == Op::measure;
  if (!is_ratio) return;
  indicator.numerator = find_measure(draft.pack, arguments[0].name);
  indicator.denominator = find_measure(draft.pack, arguments[1].name);
}

void read_least(const Reader& reader, Indicator& indicator) {
  Draft& draft = reader.draft();
  NumberRule rule;
  rule.least = micro_one;
  rule.is_whole = true;
  rule.example = "10";
  indicator.least = find_number(reader, "least", rule);
  if (reader.find("least") == nullptr) {
    if (const Node* rule_without = reader.find("too_few")) {
      draft.refuse(rule_without->place, "'too_few' needs a 'least'",
                   "write for example 'least: 10'");
    }
    return;
  }
  if (!indicator.denominator && reader.find("value") != nullptr && !draft.has_errors()) {
    draft.refuse(reader.find("least")->place,
                 "'least' needs a value that is one measure over another",
                 "give the value as 'a / b', or use 'total: needs:'");
  }
  reader.need("too_few", "too_few: spread");
  indicator.too_few = read_missing_rule(reader, "too_few");
}

Indicator read_indicator(const Reader& reader, const std::string& id) {
  Indicator indicator;
  indicator.id = id;
  indicator.place = reader.place();
  indicator.said = reader.said();
  indicator.title = reader.need_title("title");
  indicator.meaning = reader.title("meaning");
  indicator.seen_at = reader.title("seen_at");
  indicator.advice = reader.title("advice");
  indicator.aliases = reader.texts("aliases");
  reader.need("printed_as", "printed_as: percent");
  indicator.printed_as =
      reader.word("printed_as", printings).value_or(Indicator::PrintedAs::percent);
  reader.need("better", "better: higher");
  indicator.better = reader.word("better", betters).value_or(Indicator::Better::middle);
  read_span(reader, indicator.since, indicator.until);
  read_value(reader, indicator);
  reader.need("no_data", "no_data: spread");
  indicator.no_data = read_missing_rule(reader, "no_data");
  read_least(reader, indicator);
  const bool has_value = indicator.value.op != Op::literal;
  indicator.ladder =
      read_ladder(reader, has_value ? std::optional(indicator.value.type) : std::nullopt);
  return indicator;
}

}  // namespace

std::vector<OpenIndicator> open_indicators(const Reader& pack) {
  Draft& draft = pack.draft();
  std::vector<OpenIndicator> indicators;
  pack.need("indicators");
  const Block block = open_block(pack, "indicators");
  for (const Item& item : block.items) {
    Reader reader(draft, *item.node, item.place, item.path, block.inherited, indicator_keys,
                  later_indicator_keys);
    read_short_form(reader, item.id);
    indicators.push_back({item.id, std::move(reader)});
  }
  return indicators;
}

void read_indicators(Draft& draft, const std::vector<OpenIndicator>& indicators) {
  for (const OpenIndicator& open : indicators) {
    draft.pack.indicators.push_back(read_indicator(open.reader, open.id));
  }
}

}  // namespace xingji
