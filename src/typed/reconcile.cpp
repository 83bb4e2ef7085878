#include "typed/reconcile.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/given_rows.h"
#include "engine/official.h"
#include "pack/printed.h"
#include "pack/visit.h"
#include "typed/variants.h"

namespace xingji::typed {
namespace {

// What a reading showed, and how finely.
struct Shown {
  std::string name;
  Title title;
  std::optional<std::size_t> indicator;
  std::optional<std::size_t> dimension;
  Ratio value;
  Ratio step;  // 0: exact
};

// A number of a card, in the units of readings; nothing where it has none.
std::optional<Ratio> number_of(const Shown& shown, const Card& card) {
  if (shown.indicator) return card.indicators[*shown.indicator].value;
  const auto of = [](const std::optional<Micro>& micro) -> std::optional<Ratio> {
    if (!micro) return std::nullopt;
    return Ratio::of_micro(*micro);
  };
  if (shown.dimension) return of(card.dimensions[*shown.dimension].score);
  return of(shown.name == "total" ? card.total : card.stars);
}

// How far a number is from what was shown, without its sign.
Ratio distance(const Ratio& own, const Shown& shown) {
  const bool is_less = compare(own, shown.value) < 0;
  return (is_less ? subtract(shown.value, own) : subtract(own, shown.value))
      .value_or(Ratio{INT64_MAX, 1});
}

// Screens round, and some cut.
bool agrees(const Ratio& own, const Shown& shown) {
  const Ratio apart = distance(own, shown);
  if (apart.numerator == 0) return true;
  const auto twice = multiply(apart, {2, 1});
  if (twice && compare(*twice, shown.step) <= 0) return true;
  const bool may_be_cut = compare(own, shown.value) > 0 && shown.value.numerator >= 0;
  return may_be_cut && compare(apart, shown.step) < 0;
}

std::optional<Micro> printed(const Pack& pack, const Shown& shown,
                             const std::optional<Ratio>& number) {
  if (!number) return std::nullopt;
  const bool is_money =
      shown.indicator && pack.indicators[*shown.indicator].value.type == Type::money;
  const auto units = is_money ? divide(*number, {100, 1}) : number;
  return units ? to_micro(*units) : std::nullopt;
}

// Everything that one version of the pack is asked for.
struct Version {
  explicit Version(const Pack& pack, const FactSet& facts)
      : plain(without_readings(pack), facts),
        believing(with_readings_first(pack), facts),
        gates(gate_variants_of(plain.pack(), facts)),
        variants(variants_of(plain.pack(), facts)),
        gates_believing(gate_variants_of(believing.pack(), facts)) {}

  Judge plain;
  Judge believing;  // what the screen showed of the indicators
  std::vector<Variant> gates;
  std::vector<Variant> variants;
  std::vector<Variant> gates_believing;
};

// Whether a card knows less than our own of what went into the number: agreement would be chance.
bool covers_less(const Card& card, const Card& own, const Shown& shown) {
  for (std::size_t i = 0; i < card.indicators.size(); ++i) {
    const auto& days = card.indicators[i].days;
    const auto& ours = own.indicators[i].days;
    if (shown.indicator.value_or(i) != i || !days) continue;
    if (!ours ? days->covered < days->window
              : days->covered * ours->window < ours->covered * days->window) {
      return true;
    }
  }
  return false;
}

class Reconciliation {
 public:
  Reconciliation(const Family& family, const FactSet& facts, const ScoreOptions& options)
      : family_(family), facts_(facts), options_(options) {}

  void add(const std::string& subject, std::int64_t days) {
    const auto place = find_account(facts_, subject);
    if (!place) return;
    account_ = {&facts_.shards[place->shard], place->account};
    const GivenRows rows(facts_, account_, Table::readings);
    std::map<Day, std::map<std::string, std::uint32_t>> by_day;
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      const Day day = rows.day(row);
      const bool is_asked = day <= options_.last && (days == 0 || day > options_.last - days);
      if (!is_asked || rows.text("pack", row) != family_.versions.front().id) continue;
      const auto [at, is_new] =
          by_day[day].try_emplace(std::string(rows.text("indicator", row)), row);
      if (!is_new && rows.rank(row) > rows.rank(at->second)) at->second = row;
    }
    for (const auto& [day, of_day] : by_day) {
      const Pack* pack = version_on(family_, day, options_);
      if (pack != nullptr) compare_day(subject, *pack, day, rows, of_day);
    }
  }

  std::vector<Compared> take() { return std::move(compared_); }

 private:
  void compare_day(const std::string& subject, const Pack& pack, Day day, const GivenRows& rows,
                   const std::map<std::string, std::uint32_t>& of_day) {
    auto& version = versions_[&pack];
    if (version == nullptr) version = std::make_unique<Version>(pack, facts_);
    version_ = version.get();
    day_ = day;
    cards_.clear();
    const Card own = version_->plain.card(account_, day);
    const Card of_shown = version_->believing.card(account_, day);
    for (const Shown& shown : shown_in(pack, rows, of_day)) {
      Compared one;
      one.subject = subject;
      one.day = day;
      one.name = shown.name;
      one.title = shown.title;
      if (shown.indicator) one.printed_as = pack.indicators[*shown.indicator].printed_as;
      auto number = number_of(shown, own);
      if (!number && !shown.indicator) {
        number = number_of(shown, of_shown);
        one.is_of_shown = number.has_value();
      }
      one.own = printed(pack, shown, number);
      one.official = printed(pack, shown, shown.value).value_or(0);
      one.causes = one.is_of_shown ? causes_of_shown(shown, *number, of_shown)
                                   : causes_of(shown, number, own, of_shown);
      compared_.push_back(std::move(one));
    }
  }

  // In the order of the pack, then dimensions, total and stars.
  static std::vector<Shown> shown_in(const Pack& pack, const GivenRows& rows,
                                     const std::map<std::string, std::uint32_t>& of_day) {
    std::vector<Shown> all;
    const auto add = [&](Shown shown) {
      const auto row = of_day.find(shown.name);
      if (row != of_day.end() && read(pack, rows, row->second, shown)) all.push_back(shown);
    };
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) {
      add({pack.indicators[i].id, pack.indicators[i].title, i, std::nullopt, {}, {}});
    }
    for (std::size_t d = 0; d < pack.dimensions.size(); ++d) {
      add({"dimension." + pack.dimensions[d].id,
           pack.dimensions[d].title,
           std::nullopt,
           d,
           {},
           {}});
    }
    add({"total", {"总分", "Total"}, std::nullopt, std::nullopt, {}, {}});
    add({"stars", {"星级", "Stars"}, std::nullopt, std::nullopt, {}, {}});
    return all;
  }

  static bool read(const Pack& pack, const GivenRows& rows, std::uint32_t row, Shown& shown) {
    const Indicator* indicator = shown.indicator ? &pack.indicators[*shown.indicator] : nullptr;
    const Printed printed =
        indicator == nullptr
            ? parse_printed(rows.text("value", row), Type::number, Indicator::PrintedAs::score)
            : parse_shown(rows.text("value", row), *indicator, pack);
    shown.value = printed.value;
    // A star more or less is another band, however coarsely stars are written.
    shown.step = shown.name == "stars" ? Ratio{0, 1} : printed.step;
    const std::int64_t numerator = rows.number("numerator", row);
    const std::int64_t denominator = rows.number("denominator", row);
    if (indicator != nullptr && indicator->numerator && numerator != missing &&
        denominator != missing && denominator > 0) {
      // Counts are exact, and money in units.
      const bool is_money = indicator->value.type == Type::money;
      shown.value = Ratio::of(static_cast<Int128>(numerator) * (is_money ? 100 : 1), denominator);
      shown.step = {0, 1};
      return true;
    }
    return printed.state == Printed::State::value && is_on_scale(pack, rows.day(row), shown);
  }

  static bool is_on_scale(const Pack& pack, Day day, const Shown& shown) {
    const auto value = to_micro(shown.value);
    return shown.indicator || (value && official_scale(pack, shown.name, day).holds(*value));
  }

  // That the numbers agree, where they do.
  static std::vector<Cause> agreement(const Shown& shown, const Ratio& own) {
    if (compare(own, shown.value) == 0) return {{Reason::same, "", {"一致", "the same"}}};
    if (!agrees(own, shown)) return {};
    return {{Reason::rounding, "", {"在平台显示的精度之内", "within what the screen prints"}}};
  }

  static std::vector<Cause> or_unknown(std::vector<Cause> causes) {
    if (causes.empty()) {
      causes.push_back({Reason::unknown, "", {"没有找到原因", "no reason found"}});
    }
    return causes;
  }

  std::vector<Cause> causes_of(const Shown& shown, const std::optional<Ratio>& own,
                               const Card& card, const Card& of_shown) {
    std::vector<Cause> causes;
    if (own) causes = agreement(shown, *own);
    if (!causes.empty()) return causes;
    if (!shown.indicator) add_variants(version_->gates, shown, card, causes);
    add_variants(version_->variants, shown, card, causes);
    if (!shown.indicator) add_indicators(shown, of_shown, causes);
    add_partial(shown, own, card, causes);
    if (own && causes.empty()) add_assumed(shown, card, causes);
    return or_unknown(std::move(causes));
  }

  // Of a total that only the screen's own indicators give.
  std::vector<Cause> causes_of_shown(const Shown& shown, const Ratio& own, const Card& card) {
    std::vector<Cause> causes = agreement(shown, own);
    if (!causes.empty()) return causes;
    add_variants(version_->gates_believing, shown, card, causes);
    if (causes.empty()) add_assumed(shown, card, causes);
    return or_unknown(std::move(causes));
  }

  // The nearest first; of equally near ones the plainest, which is the order of the variants.
  void add_variants(const std::vector<Variant>& variants, const Shown& shown, const Card& own,
                    std::vector<Cause>& causes) {
    std::vector<std::pair<Ratio, const Variant*>> found;
    for (const Variant& variant : variants) {
      auto [known, is_new] = cards_.try_emplace(&variant);
      if (is_new) known->second = judge(variant);
      const Card& card = known->second;
      const auto number = number_of(shown, card);
      if (!number || !agrees(*number, shown) || covers_less(card, own, shown)) continue;
      found.emplace_back(distance(*number, shown), &variant);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return compare(a.first, b.first) < 0; });
    for (const auto& [apart, variant] : found) causes.push_back(variant->cause);
  }

  Card judge(const Variant& variant) {
    Judge& judge = variant.judge == nullptr ? version_->plain : *variant.judge;
    AccountRows account = account_;
    if (variant.all_filings) {
      if (account_.shard != copied_) {
        with_filings_ = with_all_filings(facts_, *account_.shard);
        copied_ = account_.shard;
      }
      account.shard = &with_filings_;
    }
    return judge.card(account, day_ + variant.days_later);
  }

  static void add_indicators(const Shown& shown, const Card& of_shown, std::vector<Cause>& causes) {
    const auto number = number_of(shown, of_shown);
    if (!number || !agrees(*number, shown)) return;
    causes.push_back({Reason::indicators,
                      "",
                      {"各指标换成平台显示的数就一致：差在指标上",
                       "agrees when the indicators are what the screen showed: they differ"}});
  }

  static void add_partial(const Shown& shown, const std::optional<Ratio>& own, const Card& card,
                          std::vector<Cause>& causes) {
    if (!own) {
      causes.push_back(
          {Reason::partial, "", {"我们的数据算不出这个数", "our data do not give this number"}});
      return;
    }
    for (std::size_t i = 0; i < card.indicators.size(); ++i) {
      const IndicatorResult& result = card.indicators[i];
      const auto days = result.days.value_or(IndicatorResult::Days{});
      // A number that a rule gives where nothing is known is partial, too.
      if (shown.indicator.value_or(i) != i || days.covered >= days.window) continue;
      const std::string covered = std::to_string(days.covered);
      const std::string window = std::to_string(days.window);
      causes.push_back({Reason::partial,
                        covered + '/' + window,
                        {"我们的数据只有统计周期 " + window + " 天中的 " + covered + " 天",
                         "our facts cover " + covered + " of the window's " + window + " days"}});
      return;
    }
  }

  // Whether what stands there went into the number: not the days on which the rules hold or the
  // score is shown, nor into a total what its stars are given for.
  static bool went_into(const Shown& shown, const std::string& path) {
    if (path == "valid" || path.starts_with("publish")) return false;
    return shown.name == "stars" || !path.starts_with("stars");
  }

  // Paths and reasons of the assumptions that went into a number. That they did is a remark, and
  // no reason found: nothing was computed.
  void add_assumed(const Shown& shown, const Card& card, std::vector<Cause>& causes) const {
    std::vector<std::string> paths;
    std::vector<Title> why;
    if (!shown.indicator) {
      for (std::size_t i = 0; i < card.assumptions.size(); ++i) {
        if (!went_into(shown, card.assumptions[i])) continue;
        paths.push_back(card.assumptions[i]);
        why.push_back(card.assumed_because[i]);
      }
    } else {
      const Pack& pack = version_->plain.pack();
      for (const Provenance* said : said_of(pack, *shown.indicator)) {
        if (said->assumed.empty()) continue;
        if (std::find(paths.begin(), paths.end(), said->path) != paths.end()) continue;
        paths.push_back(said->path);
        why.push_back(said->assumed);
      }
    }
    if (paths.empty()) return;
    Cause cause{Reason::assumed,
                "",
                {"没有找到原因；用到未公开的假定：", "no reason found; rests on assumptions: "}};
    std::set<std::string> told;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      cause.detail += (i == 0 ? "" : " ") + paths[i];
      constexpr std::size_t most_told = 2;
      if (told.size() >= most_told || !told.insert(why[i].en).second) continue;
      cause.words.zh += (told.size() > 1 ? "；" : "") + pick(why[i], Language::zh);
      cause.words.en += (told.size() > 1 ? "; " : "") + pick(why[i], Language::en);
    }
    causes.push_back(std::move(cause));
  }

  static std::vector<const Provenance*> said_of(const Pack& pack, std::size_t i) {
    std::vector<const Provenance*> all;
    const Formula formula(pack.indicators[i].value, pack);
    for (const std::size_t m : formula.measures()) {
      const Measure& measure = pack.measures[m];
      all.push_back(&measure.said);
      for (const Window::Choice& choice : measure.window.choices) all.push_back(&choice.said);
      visit_measure(measure, [&](const Expression& expression) {
        if (expression.op != Op::parameter) return;
        for (const Parameter& parameter : pack.parameters) {
          if (parameter.id != expression.name) continue;
          for (const Number::Entry& entry : parameter.number.entries) all.push_back(&entry.said);
        }
      });
    }
    return all;
  }

  const Family& family_;
  const FactSet& facts_;
  const ScoreOptions& options_;
  std::map<const Pack*, std::unique_ptr<Version>> versions_;
  std::vector<Compared> compared_;

  AccountRows account_;  // the subject and the day at hand
  Version* version_ = nullptr;
  Day day_ = 0;
  std::map<const Variant*, Card> cards_;  // of the day
  const Shard* copied_ = nullptr;
  Shard with_filings_;
};

}  // namespace

std::vector<Compared> reconcile(const Family& family, FactSet& facts, const ScoreOptions& options,
                                std::int64_t days) {
  facts.symbols.add("approved");
  Reconciliation work(family, facts, options);
  const auto subjects = options.subjects.empty() ? subjects_of(facts) : options.subjects;
  for (const std::string& subject : subjects) work.add(subject, days);
  return work.take();
}

}  // namespace xingji::typed
