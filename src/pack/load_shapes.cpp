// The forms of `points:`: a ladder, a line, so many for every point short, the value itself.
#include "pack/load_blocks.h"

namespace xingji {
namespace {

constexpr auto form_keys =
    std::to_array<std::string_view>({"ladder", "line", "per", "each", "rank"});
constexpr auto corner_keys = std::to_array<std::string_view>({"value", "give"});
constexpr auto per_keys =
    std::to_array<std::string_view>({"full", "target", "take", "step", "count", "least"});
constexpr auto each_keys = std::to_array<std::string_view>({"full", "take", "least"});
constexpr Words<Points::Count, 3> counts = {{{"whole_up", Points::Count::whole_up},
                                             {"whole_down", Points::Count::whole_down},
                                             {"proportional", Points::Count::proportional}}};

NumberRule example(std::string_view text) {
  NumberRule rule;
  rule.example = text;
  return rule;
}

NumberRule amount(std::optional<Type> type, std::string_view text) {
  NumberRule rule = example(text);
  rule.type = type;
  rule.may_be_percent = true;
  return rule;
}

// A number that the form itself fixes; it needs no source.
Number fixed_number(std::int64_t value) { return {Type::number, {{{}, false, value, {}}}}; }

std::vector<Points::Corner> read_line(const Reader& points, std::optional<Type> type) {
  Draft& draft = points.draft();
  const Node* line = points.find("line");
  if (!line->is_list() || line->items.size() < 2) {
    draft.refuse(line->place, "'line' should be a list of at least two points",
                 "write '- { value: 0, give: 0 }' for each");
    return {};
  }
  std::vector<Points::Corner> corners;
  for (std::size_t i = 0; i < line->items.size(); ++i) {
    const Node& item = line->items[i];
    const Reader reader(draft, item, item.place, points.path_of(std::to_string(i + 1)),
                        points.inherited(), corner_keys);
    Points::Corner corner;
    corner.value = need_number(reader, "value", amount(type, "8"));
    corner.give = need_number(reader, "give", example("100"));
    corners.push_back(std::move(corner));
  }
  return corners;
}

// What `per` and `each` have in common.
void read_takings(const Reader& reader, Points& points) {
  points.form = Points::Form::per;
  points.full = need_number(reader, "full", example("50"));
  NumberRule take = example("2");
  take.least = 1;
  points.take = need_number(reader, "take", take);
  points.least = find_number(reader, "least");
  points.said = reader.said();
}

void read_per(const Reader& reader, Indicator& indicator, std::optional<Type> type) {
  Points& points = indicator.points;
  read_takings(reader, points);
  points.target = need_number(reader, "target", amount(type, "95%"));
  NumberRule step = amount(type, "1%");
  step.least = 1;
  const bool may_be_percent = indicator.printed_as == Indicator::PrintedAs::percent ||
                              reader.draft().is_unread(indicator.id + ".printed_as");
  if (may_be_percent && reader.find("step") == nullptr) {
    points.step = fixed_number(micro_one / 100);
  } else {
    points.step = need_number(reader, "step", step);
  }
  reader.need("count", "count: proportional");
  points.count = reader.word("count", counts).value_or(Points::Count::proportional);
  const bool knows_side = !reader.draft().is_unread(indicator.id + ".better");
  if (knows_side && indicator.better == Indicator::Better::middle) {
    reader.draft().refuse(reader.place(), "'per' needs a side on which the target is missed",
                          "write 'better: higher' or 'better: lower'");
  }
}

void read_each(const Reader& reader, Indicator& indicator, std::optional<Type> type) {
  Draft& draft = reader.draft();
  read_takings(reader, indicator.points);
  indicator.points.target = fixed_number(0);
  indicator.points.step = fixed_number(micro_one);
  if (type && *type != Type::number) {
    draft.refuse(reader.place(), "'each' takes points for a count, and the value is none",
                 "write 'per' with a 'step'");
  }
  const bool knows_side = !draft.is_unread(indicator.id + ".better");
  if (knows_side && indicator.better != Indicator::Better::lower) {
    draft.refuse(reader.place(), "'each' takes points for every one, so fewer are better",
                 "write 'better: lower'");
  }
}

}  // namespace

void read_points(const Reader& reader, Indicator& indicator, std::optional<Type> type) {
  Draft& draft = reader.draft();
  const Node* node = reader.need("points", "points: { ladder: […] }");
  if (node == nullptr) return;
  if (node->is_scalar() && node->text == "value") {
    indicator.points.form = Points::Form::value;
    if (type && *type != Type::number) {
      draft.refuse(node->place, "'points: value' needs a value that is a number",
                   "write for example 'hours(…)' in the value");
    }
    return;
  }
  const Reader points(draft, *node, node->place, reader.path_of("points"), reader.inherited(),
                      form_keys);
  const Node* form = nullptr;
  for (const std::string_view key : form_keys) {
    const Node* found = points.find(key);
    if (found != nullptr && form != nullptr) {
      draft.refuse(found->place, "points have one form, not two", "keep one of them");
      return;
    }
    if (found != nullptr) form = found;
  }
  const auto open = [&](std::string_view key, Keys keys) {
    return Reader(draft, *form, form->place, points.path_of(key), points.inherited(), keys);
  };
  if (points.find("line") != nullptr) {
    indicator.points.form = Points::Form::line;
    indicator.points.line = read_line(points, type);
  } else if (points.find("per") != nullptr) {
    read_per(open("per", per_keys), indicator, type);
  } else if (points.find("each") != nullptr) {
    read_each(open("each", each_keys), indicator, type);
  } else if (points.find("rank") != nullptr) {
    read_rank(points, indicator);
  } else if (points.need("ladder") != nullptr) {
    indicator.ladder = read_ladder(points, type);
  }
}

}  // namespace xingji
