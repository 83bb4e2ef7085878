#include "typed/figure.h"

#include <algorithm>

#include "engine/number.h"
#include "pack/printed.h"
#include "pack/visit.h"

namespace xingji::typed {
namespace {

using PrintedAs = Indicator::PrintedAs;

constexpr std::int64_t far_from_lines = 10;  // so many times the largest is no slip of the shop's

// The newest numbers: what a value looks like does not change with the day judged.
Day last_day(const Pack& pack) { return pack.until.value_or(to_day({2999, 12, 31})); }

std::vector<const Number*> bounds_of(const Indicator& indicator) {
  std::vector<const Number*> bounds;
  const Points& points = indicator.points;
  switch (points.form) {
    case Points::Form::ladder:
      for (const Step& step : indicator.ladder) {
        if (step.edge != Step::Edge::otherwise) bounds.push_back(&step.bound);
      }
      break;
    case Points::Form::line:
      for (const Points::Corner& corner : points.line) bounds.push_back(&corner.value);
      if (indicator.better == Indicator::Better::higher) std::reverse(bounds.begin(), bounds.end());
      break;
    case Points::Form::per:
      bounds.push_back(&points.target);
      break;
    case Points::Form::value:
    case Points::Form::rank:  // its lines are shares of the peers
      break;
  }
  return bounds;
}

bool asks_for(const Number& number, std::size_t attribute) {
  return std::any_of(number.entries.begin(), number.entries.end(), [&](const auto& entry) {
    bool found = false;
    if (!entry.expression) return false;
    visit(*entry.expression, [&](const Expression& part) {
      found |= part.op == Op::attribute && part.column == attribute;
    });
    return found;
  });
}

std::string printed(const Ratio& value, const Figure& figure, Language language) {
  return print_value(to_micro(value).value_or(0), figure.as, language);
}

bool is_inside(const Ratio& value, const Range& range) {
  return (!range.least || compare(value, *range.least) > 0) &&
         (!range.most || compare(value, *range.most) < 0);
}

// A line that is no end of all there can be; else four fifths of the way up.
std::optional<Ratio> typical(const Figure& figure) {
  for (const Ratio& line : figure.lines) {
    if (line.numerator > 0 && is_inside(line, figure.range)) return line;
  }
  const Range& range = figure.range;
  const bool is_scale = figure.as == PrintedAs::score && range.least && range.most;
  if (!is_scale) return std::nullopt;
  const auto width = subtract(*range.most, *range.least);
  const auto part = width ? multiply(*width, {4, 5}) : std::nullopt;
  return part ? add(*range.least, *part) : std::nullopt;
}

// A sum of times over the days that have some is no longer than a day.
Ratio longest_of(const Indicator& indicator, const Pack& pack) {
  const auto& below = indicator.denominator;
  const bool is_by_day = below && pack.measures[*below].kind == Measure::Kind::distinct &&
                         pack.measures[*below].value->type == Type::date;
  return is_by_day ? Ratio{seconds_per_day, 1} : Figure{}.longest;
}

Title plain_unit(PrintedAs as) {
  switch (as) {
    case PrintedAs::seconds:
      return {"秒", "seconds"};
    case PrintedAs::minutes:
      return {"分钟", "minutes"};
    case PrintedAs::hours:
      return {"小时", "hours"};
    case PrintedAs::percent:
    case PrintedAs::score:
    case PrintedAs::count:
      break;
  }
  return {};
}

Title kind_of(PrintedAs as) {
  switch (as) {
    case PrintedAs::percent:
      return {"百分比", "a percentage"};
    case PrintedAs::score:
      return {"分数", "a score"};
    case PrintedAs::count:
      return {"个数", "a count"};
    case PrintedAs::seconds:
    case PrintedAs::minutes:
    case PrintedAs::hours:
      break;
  }
  return {"时长", "a duration"};
}

Title with_unit(std::string_view text, const Figure& figure) {
  const Printed read = parse_printed(text, figure.type, figure.as);
  const Title unit = plain_unit(figure.as);
  const auto days = divide(read.value, {seconds_per_day, 1});
  const Micro count = round_to(days ? to_micro(*days).value_or(0) : 0, 1);
  const std::string as_days = format_micro(count);
  return {"按" + unit.zh + "算是 " + as_days + " 天，太大了；请带上单位，如 " + std::string(text) +
              "秒",
          "in " + unit.en + " that is " + as_days +
              " days, which is too much; write the unit, as " + std::string(text) + "s"};
}

// Beyond millionths nothing is kept.
bool has_many_places(std::string_view text) {
  constexpr std::size_t most = 6;
  const std::size_t point = text.find('.');
  if (point == std::string_view::npos) return false;
  const std::string_view behind = text.substr(point + 1);
  return std::min(behind.find_first_not_of("0123456789"), behind.size()) > most;
}

// "1.5分" under a duration.
bool is_minutes_or_points(std::string_view text, const Figure& figure) {
  return figure.type == Type::duration && text.ends_with("分") &&
         parse_printed(std::string(text) + "钟", figure.type, figure.as).state ==
             Printed::State::value;
}

}  // namespace

std::optional<Ratio> newest_amount(const Number& number, const Pack& pack) {
  const Attributes untold =
      Attributes::told(std::vector<std::optional<Attributes::Value>>(pack.attributes.size()));
  const auto known = amount_on(number, pack, untold, last_day(pack));
  return known ? std::optional(to_ratio(number.type, *known)) : std::nullopt;
}

Figure figure_of(const Indicator& indicator, const Pack& pack) {
  Figure figure{indicator.value.type, indicator.printed_as, shown_range(indicator, pack), {}};
  figure.is_low = indicator.better == Indicator::Better::lower;
  figure.longest = longest_of(indicator, pack);
  for (const Number* bound : bounds_of(indicator)) {
    if (const auto line = newest_amount(*bound, pack)) figure.lines.push_back(*line);
  }
  return figure;
}

std::optional<Figure> figure_of_attribute(const Pack& pack, std::size_t attribute) {
  for (const Indicator& indicator : pack.indicators) {
    std::vector<const Indicator*> ways{&indicator};
    for (const Indicator& branch : indicator.branches) ways.push_back(&branch);
    for (const Indicator* way : ways) {
      for (const Number* bound : bounds_of(*way)) {
        if (!asks_for(*bound, attribute)) continue;
        Figure figure{way->value.type, way->printed_as, shown_range(*way, pack), {}};
        figure.longest = longest_of(*way, pack);
        if (const auto line = newest_amount(*bound, pack)) figure.lines.push_back(*line);
        return figure;
      }
    }
  }
  return std::nullopt;
}

Title example_of(const Figure& figure) {
  const Title kind = kind_of(figure.as);
  const auto value = typical(figure);
  const bool is_small = figure.as == PrintedAs::percent && figure.is_low;
  if (!value && is_small) return {kind.zh + "，如 0.8%", kind.en + " such as 0.8%"};
  if (!value) return example_printed(figure.as);
  const Title unit = plain_unit(figure.as);
  Title text{kind.zh + "，如 " + printed(*value, figure, Language::zh),
             kind.en + " such as " + printed(*value, figure, Language::en)};
  if (unit.zh.empty()) return text;
  return {text.zh + "；只写数字按" + unit.zh + "算", text.en + "; a plain number is " + unit.en};
}

bool is_absurd(const Printed& printed, const Figure& figure) {
  if (printed.state != Printed::State::value || figure.type != Type::duration) return false;
  if (compare(printed.value, figure.longest) > 0) return true;
  if (printed.has_unit || figure.lines.empty()) return false;
  Ratio largest = figure.lines.front();
  for (const Ratio& line : figure.lines) {
    if (compare(line, largest) > 0) largest = line;
  }
  const auto far = multiply(largest, {far_from_lines, 1});
  return far && largest.numerator > 0 && compare(printed.value, *far) > 0;
}

Title refusal(std::string_view text, const Figure& figure) {
  const Printed read = parse_printed(text, figure.type, figure.as);
  const Title example = example_of(figure);
  if (read.state != Printed::State::value && is_minutes_or_points(text, figure)) {
    return {"看不出是分钟还是得分；是分钟就写 " + std::string(text) + "钟",
            "may be minutes or points; of minutes write min"};
  }
  if (read.state != Printed::State::value && has_many_places(text)) {
    return {"小数位太多，最多写 6 位", "has too many decimal places; write up to 6"};
  }
  if (read.state != Printed::State::value) {
    return {"看不懂，应是" + example.zh, "is not understood; write " + example.en};
  }
  const Range& range = figure.range;
  const bool is_below = range.least && compare(read.value, *range.least) < 0;
  const bool is_above = range.most && compare(read.value, *range.most) > 0;
  if (!is_below && figure.is_whole && read.value.denominator != 1) {
    return {"不是整数，应是" + example.zh, "is no whole number; write " + example.en};
  }
  if (!is_below && !is_above && is_absurd(read, figure) && !read.has_unit) {
    return with_unit(text, figure);
  }
  const auto end = [&](const std::optional<Ratio>& at, Language language) {
    return at ? printed(*at, figure, language) : std::string();
  };
  const std::optional<Ratio> least = range.least ? range.least : std::optional(Ratio{0, 1});
  std::optional<Ratio> most = range.most;
  if (!most && figure.type == Type::duration) most = figure.longest;
  if (!most) {
    return {"太小了，不能小于 " + end(least, Language::zh),
            "is too small; it is not below " + end(least, Language::en)};
  }
  return {"超出范围，应在 " + end(least, Language::zh) + " 到 " + end(most, Language::zh) + " 之间",
          "is out of range; it lies from " + end(least, Language::en) + " to " +
              end(most, Language::en)};
}

Title name_of_score(Thing::Kind kind) {
  return kind == Thing::Kind::stars ? Title{"平台显示的星级", "The stars that the platform shows"}
                                    : Title{"平台显示的总分", "The total that the platform shows"};
}

Title example_of_score(const Pack& pack, Thing::Kind kind) {
  const bool is_stars = kind == Thing::Kind::stars;
  for (const Band& band : pack.bands) {
    const Number* number = is_stars              ? &band.stars
                           : band.total_at_least ? &*band.total_at_least
                                                 : nullptr;
    const auto value = number != nullptr ? newest_amount(*number, pack) : std::nullopt;
    if (!value) continue;
    const std::string text = format_micro(to_micro(*value).value_or(0));
    if (is_stars) return {"星级，如 " + text, "stars such as " + text};
    return {"分数，如 " + text, "a score such as " + text};
  }
  return is_stars ? Title{"星级，如 4.5", "stars such as 4.5"}
                  : Title{"分数，如 4.5", "a score such as 4.5"};
}

}  // namespace xingji::typed
