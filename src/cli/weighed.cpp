#include "cli/weighed.h"

#include <algorithm>

#include "engine/falling.h"
#include "engine/indicator.h"
#include "io/explain_text.h"

namespace xingji {
namespace {

std::string printed(const IndicatorResult& result, const Indicator& indicator) {
  const Indicator& way = as_judged(indicator, result.branch);
  return result.value_rounded ? print_value(*result.value_rounded, way.printed_as, Language::en)
                              : std::string("–");
}

// From 1; "–" for the indicator as it stands itself.
std::string branch_text(const IndicatorResult& result) {
  return result.branch ? std::to_string(*result.branch + 1) : std::string("–");
}

bool is_lower(const std::optional<Micro>& before, const std::optional<Micro>& after) {
  return before && after && *after < *before;
}

// Values of another branch are of another kind.
bool has_worsened(const IndicatorResult& was, const IndicatorResult& is,
                  const Indicator& indicator) {
  return was.value_rounded && is.value_rounded && was.branch == is.branch &&
         is_worse(*was.value_rounded, *is.value_rounded, as_judged(indicator, was.branch).better);
}

}  // namespace

std::string plain(const std::optional<Micro>& value) {
  return value ? format_micro(*value) : std::string("–");
}

std::vector<Figure> figures_of(const Card& before, const Card& after, const Pack& pack) {
  std::vector<Figure> figures = {{"total",
                                  {"总分", "total"},
                                  plain(before.total),
                                  plain(after.total),
                                  is_lower(before.total, after.total)},
                                 {"stars",
                                  {"星级", "stars"},
                                  plain(before.stars),
                                  plain(after.stars),
                                  is_lower(before.stars, after.stars)}};
  for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
    const Indicator& indicator = pack.indicators[i];
    const IndicatorResult& was = before.indicators[i];
    const IndicatorResult& is = after.indicators[i];
    const std::string value_before = printed(was, indicator);
    const std::string value_after = printed(is, indicator);
    if (value_before != value_after) {
      figures.push_back({"indicator." + indicator.id, indicator.title, value_before, value_after,
                         has_worsened(was, is, indicator)});
    }
    if (was.points != is.points) {
      figures.push_back({"points." + indicator.id,
                         {indicator.title.zh + "得分", "points of " + indicator.title.en},
                         plain(was.points),
                         plain(is.points),
                         is_lower(was.points, is.points)});
    }
    if (was.status != is.status) {
      figures.push_back({"status." + indicator.id, indicator.title,
                         std::string(to_text(was.status)), std::string(to_text(is.status)),
                         is.status == IndicatorStatus::too_few});
    }
    if (was.branch != is.branch) {
      figures.push_back({"branch." + indicator.id,
                         {indicator.title.zh + "分支", "branch of " + indicator.title.en},
                         branch_text(was),
                         branch_text(is)});
    }
  }
  return figures;
}

bool differ(const Card& a, const Card& b) {
  if (a.total != b.total || a.stars != b.stars) return true;
  return !std::equal(a.indicators.begin(), a.indicators.end(), b.indicators.begin(),
                     b.indicators.end(), [](const IndicatorResult& x, const IndicatorResult& y) {
                       return x.value_rounded == y.value_rounded && x.points == y.points &&
                              x.status == y.status;
                     });
}

std::optional<Day> last_difference(const Weighed& weighed) {
  for (std::size_t d = weighed.before.size(); d-- > 0;) {
    if (differ(weighed.before[d], weighed.after[d])) return weighed.before[d].day;
  }
  return std::nullopt;
}

std::optional<std::size_t> lowered_on(const Weighed& weighed) {
  for (std::size_t d = 0; d < weighed.before.size(); ++d) {
    const Card& before = weighed.before[d];
    const Card& after = weighed.after[d];
    // That facts of today leave their windows later, and no score is left, is no fault of it.
    if (d == 0 && before.total && !after.total) return d;
    if (is_lower(before.total, after.total) || is_lower(before.stars, after.stars)) return d;
  }
  return std::nullopt;
}

std::vector<std::size_t> raised_on(const Weighed& weighed) {
  std::vector<std::size_t> days;
  for (const auto score : {&Card::total, &Card::stars}) {
    for (std::size_t d = 0; d < weighed.before.size(); ++d) {
      if (!is_lower(weighed.after[d].*score, weighed.before[d].*score)) continue;
      days.push_back(d);
      break;
    }
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

}  // namespace xingji
