// Indicators: a value over measures, what happens without one, and the ladder from value to points.
#include <algorithm>

#include "base/text.h"
#include "pack/lint_advice.h"
#include "pack/load_blocks.h"
#include "pack/range.h"

namespace xingji {
namespace {

constexpr auto indicator_keys = std::to_array<std::string_view>(
    {"title", "meaning", "seen_at", "advice",  "aliases",  "printed_as", "since",
     "until", "value",   "share",   "mean",    "prior",    "better",     "branches",
     "small", "no_data", "least",   "too_few", "no_peers", "points"});
constexpr auto later_indicator_keys = std::to_array<std::string_view>({"rank", "printed"});
constexpr auto branch_keys =
    std::to_array<std::string_view>({"when", "value", "printed_as", "better", "no_data", "points"});
constexpr auto small_keys = std::to_array<std::string_view>({"when", "points"});
constexpr auto prior_keys = std::to_array<std::string_view>({"value", "weight"});

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
  if (draft.is_unread(indicator.id + ".numerator")) return;
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
  const bool may_be_lost = reader.has_stray_keys() || draft.unread.has_below(reader.path());
  if (count == 0 && may_be_lost) return;
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
    if (const Node* rule_without = reader.find("too_few");
        rule_without != nullptr && !reader.has_stray_keys()) {
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

Expression operation(Op op, Type type, const Place& place, std::vector<Expression> arguments) {
  Expression result;
  result.op = op;
  result.type = type;
  result.place = place;
  result.arguments = std::move(arguments);
  return result;
}

// The value with `weight` more rows of the prior's value; a weight of 0 makes it the value of no
// rows at all.
Expression with_prior(const Expression& value, const Prior& prior) {
  const Expression& rows = value.arguments[0];
  const Expression& count = value.arguments[1];
  const bool stands_in = prior.weight.op == Op::literal && prior.weight.literal == 0;
  if (!stands_in) {
    const Expression more =
        operation(Op::multiply, prior.value.type, prior.value.place, {prior.weight, prior.value});
    return operation(Op::divide, value.type, value.place,
                     {operation(Op::add, rows.type, rows.place, {rows, more}),
                      operation(Op::add, count.type, count.place, {count, prior.weight})});
  }
  Expression none;
  none.type = count.type;
  none.place = count.place;
  const Expression is_empty = operation(Op::equal, Type::flag, value.place, {count, none});
  return operation(Op::choose, value.type, value.place, {is_empty, prior.value, value});
}

// It starts from a value that there can be, as if so many rows had it.
bool is_possible_prior(Draft& draft, const Expression& value, const Expression& weight,
                       const Range& range) {
  const auto start = constant_of(value);
  const bool is_below = start && range.least && compare(*start, *range.least) < 0;
  const bool is_above = start && range.most && compare(*start, *range.most) > 0;
  if (is_below || is_above) {
    draft.refuse(value.place,
                 "'prior' starts from " + to_text(value) + ", and the value is " +
                     to_text(range, value.type, draft.pack.currency),
                 "mend it or take it out");
    return false;
  }
  const auto rows = constant_of(weight);
  if (!rows || rows->numerator >= 0) return true;
  draft.refuse(weight.place, "'prior' weighs " + to_text(weight) + " rows, and there are 0 or more",
               "mend it or take it out");
  return false;
}

void read_prior(const Reader& indicator, Indicator& into) {
  const Node* node = indicator.find("prior");
  if (node == nullptr) return;
  Draft& draft = indicator.draft();
  const Reader reader(draft, *node, node->place, indicator.path_of("prior"), indicator.inherited(),
                      prior_keys);
  reader.need("value", "value: 4.5");
  reader.need("weight", "weight: 10");
  const bool has_value = into.value.op != Op::literal;
  const std::array own_type = {into.value.type};
  auto value = reader.expression("value", draft.day_scope(),
                                 has_value ? std::span<const Type>(own_type) : quantities);
  auto weight = reader.expression("weight", draft.day_scope(), a_number);
  if (!value || !weight || !has_value) return;
  const bool is_count_of_rows =
      into.denominator && draft.pack.measures[*into.denominator].type == Type::number;
  if (!is_count_of_rows) {
    draft.refuse(node->place, "'prior' adds rows to a value that is one measure over a count",
                 "give the value as 'a / b', as a share or as a mean");
    return;
  }
  if (!is_possible_prior(draft, *value, *weight, range_of(into.value, draft.pack))) return;
  Prior prior{std::move(*value), std::move(*weight), reader.said()};
  into.value = with_prior(into.value, prior);
  into.prior = std::move(prior);
}

void read_small(const Reader& indicator, Indicator& into) {
  const Node* node = indicator.find("small");
  if (node == nullptr) return;
  Draft& draft = indicator.draft();
  const Reader reader(draft, *node, node->place, indicator.path_of("small"), indicator.inherited(),
                      small_keys);
  reader.need("when", "when: paid_orders < 300");
  NumberRule points;
  points.example = "80";
  SmallSample small{{}, need_number(reader, "points", points), reader.said()};
  auto when = reader.expression("when", draft.day_scope(), a_condition);
  if (!when) return;
  small.when = std::move(*when);
  into.small = std::move(small);
}

// How the value comes about and what it is worth: of an indicator, or of one of its branches.
void read_worth(const Reader& reader, Indicator& into) {
  read_value(reader, into);
  read_prior(reader, into);
  reader.need("no_data", "no_data: spread");
  into.no_data = read_missing_rule(reader, "no_data");
  const bool has_value = into.value.op != Op::literal;
  read_points(reader, into, has_value ? std::optional(into.value.type) : std::nullopt);
}

// A branch that leaves them out has those of its indicator.
void read_own_words(const Reader& reader, Indicator& into, bool is_branch) {
  Unread& unread = reader.draft().unread;
  const auto is_needed = [&](std::string_view key) {
    return !is_branch || reader.has_stray_keys() || reader.find(key) != nullptr;
  };
  const auto printed_as = reader.word("printed_as", printings);
  const auto better = reader.word("better", betters);
  into.printed_as = printed_as.value_or(into.printed_as);
  into.better = better.value_or(into.better);
  if (!printed_as && is_needed("printed_as")) unread.insert(into.id + ".printed_as");
  if (!better && is_needed("better")) unread.insert(into.id + ".better");
}

void check_condition(const Reader& branch, bool is_last) {
  const Node* when = branch.find("when");
  if (is_last && when != nullptr) {
    branch.draft().refuse(when->place, "the last branch has no 'when'",
                          "it holds when none before it does");
  }
  if (!is_last) branch.need("when", "when: rated > 50");
}

// The last branch is the indicator itself; those before it are asked first.
void read_branches(const Reader& reader, const Node& node, Indicator& indicator) {
  Draft& draft = reader.draft();
  for (const std::string_view key : {"value", "share", "mean", "prior", "no_data", "points"}) {
    if (const Node* extra = reader.find(key)) {
      draft.refuse(extra->place,
                   "an indicator with branches has no '" + std::string(key) + "' of its own",
                   "move it into a branch");
    }
  }
  if (!node.is_list() || node.items.empty()) {
    draft.refuse(node.place, "'branches' should be a list",
                 "write '- { when: …, value: …, no_data: …, points: … }' for each");
    return;
  }
  const Indicator shape = indicator;
  for (std::size_t b = 0; b < node.items.size(); ++b) {
    const Node& item = node.items[b];
    const bool is_last = b + 1 == node.items.size();
    const Reader branch(draft, item, item.place,
                        reader.path_of("branches") + '.' + std::to_string(b + 1),
                        reader.inherited(), branch_keys);
    check_condition(branch, is_last);
    Indicator of = shape;
    of.place = item.place;
    of.said = branch.said();
    read_own_words(branch, of, true);
    if (!is_last) of.when = branch.expression("when", draft.day_scope(), a_condition);
    read_worth(branch, of);
    if (is_last) {
      of.branches = std::move(indicator.branches);
      of.place = indicator.place;
      indicator = std::move(of);
    } else if (of.when) {
      indicator.branches.push_back(std::move(of));
    }
  }
}

Title read_advice(const Reader& reader, const Title& title) {
  const Node* node = reader.find("advice");
  if (node == nullptr) return {};
  Title advice = reader.title("advice");
  lint_advice(reader.draft(), *node, advice, title);
  return advice;
}

Indicator read_indicator(const Reader& reader, const std::string& id) {
  Indicator indicator;
  indicator.id = id;
  indicator.place = reader.place();
  indicator.said = reader.said();
  indicator.title = reader.need_title("title");
  indicator.meaning = reader.title("meaning");
  indicator.seen_at = reader.title("seen_at");
  indicator.advice = read_advice(reader, indicator.title);
  indicator.aliases = reader.texts("aliases");
  reader.need("printed_as", "printed_as: percent");
  reader.need("better", "better: higher");
  indicator.better = Indicator::Better::middle;
  read_own_words(reader, indicator, false);
  read_span(reader, indicator.since, indicator.until);
  if (const Node* branches = reader.find("branches")) {
    read_branches(reader, *branches, indicator);
  } else {
    read_worth(reader, indicator);
  }
  if (indicator.value.op == Op::literal && reader.draft().has_errors()) {
    reader.draft().unread.insert(id);
  }
  read_least(reader, indicator);
  read_small(reader, indicator);
  indicator.no_peers = reader.find("no_peers") != nullptr ? read_missing_rule(reader, "no_peers")
                                                          : indicator.no_data;
  return indicator;
}

}  // namespace

std::vector<OpenIndicator> open_indicators(const Reader& pack) {
  Draft& draft = pack.draft();
  std::vector<OpenIndicator> indicators;
  if (!is_without_score(pack)) pack.need("indicators");
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
