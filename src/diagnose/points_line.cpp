#include "diagnose/points_line.h"

#include <algorithm>

#include "engine/formula.h"

namespace xingji::diagnose {
namespace {

struct At {
  Ratio value;
  Micro points = 0;
};

std::optional<At> at(const Points::Corner& corner, const Explanation& x) {
  const auto value = amount_on(corner.value, x);
  const auto points = amount_on(corner.give, x);
  if (!value || !points) return std::nullopt;
  return At{to_ratio(corner.value.type, *value), *points};
}

std::optional<Ratio> between(const At& from, const At& to, Micro points) {
  const bool is_between =
      std::min(from.points, to.points) <= points && points <= std::max(from.points, to.points);
  if (!is_between || from.points == to.points) return std::nullopt;
  const auto width = subtract(to.value, from.value);
  const auto part = width
                        ? multiply(*width, Ratio::of(points - from.points, to.points - from.points))
                        : std::nullopt;
  return part ? add(from.value, *part) : std::nullopt;
}

bool is_nearer(const Ratio& a, const Ratio& b, const Ratio& own) {
  const auto from_a = compare(a, own) < 0 ? subtract(own, a) : subtract(a, own);
  const auto from_b = compare(b, own) < 0 ? subtract(own, b) : subtract(b, own);
  return from_a && from_b && compare(*from_a, *from_b) < 0;
}

}  // namespace

std::optional<Ratio> value_for(const Explanation& explanation, const Indicator& way, Micro points,
                               const Ratio& own) {
  if (way.points.form != Points::Form::line) return std::nullopt;
  std::optional<Ratio> nearest;
  for (std::size_t c = 1; c < way.points.line.size(); ++c) {
    const auto from = at(way.points.line[c - 1], explanation);
    const auto to = at(way.points.line[c], explanation);
    const auto value = from && to ? between(*from, *to, points) : std::nullopt;
    if (value && (!nearest || is_nearer(*value, *nearest, own))) nearest = value;
  }
  return nearest;
}

}  // namespace xingji::diagnose
