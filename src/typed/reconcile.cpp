#include "typed/reconcile.h"

#include <algorithm>
#include <map>

#include "engine/subjects.h"
#include "typed/assumed.h"
#include "typed/decided.h"
#include "typed/lags.h"
#include "typed/likely.h"
#include "typed/shown.h"
#include "typed/unit_slip.h"
#include "typed/variants.h"

namespace xingji::typed {
namespace {

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
  std::map<std::pair<bool, Way>, std::unique_ptr<Judge>> deciding;  // true: believing
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
    const auto found = find_subject(facts_, family_.versions.back(), subject);
    if (!found) return;
    account_ = *found;
    const GivenRows rows(facts_, account_, Table::readings);
    std::map<Day, RowsByName> by_day;
    for (std::uint32_t row = rows.first(); row < rows.last(); ++row) {
      const Day day = rows.day(row);
      const bool is_asked = day <= options_.last && (days == 0 || day > options_.last - days);
      if (!is_asked || rows.text("pack", row) != family_.versions.front().id) continue;
      by_day[day][std::string(rows.text("indicator", row))].push_back(row);
    }
    std::map<Day, std::vector<Shown>> pages;
    std::map<const Pack*, std::vector<std::vector<Shown>*>> by_version;
    for (const auto& [day, of_day] : by_day) {
      const Pack* pack = version_on(family_, day, options_);
      if (pack == nullptr) continue;
      by_version[pack].push_back(&(pages[day] = shown_in(*pack, rows, of_day)));
    }
    for (const auto& [pack, of_version] : by_version) sharpen_zeros(*pack, of_version);
    const std::size_t first = compared_.size();
    for (auto& [day, page] : pages) {
      page_ = std::move(page);
      compare_day(subject, *version_on(family_, day, options_), day);
    }
    put_common_causes_first(std::span(compared_).subspan(first));
  }

  std::vector<Compared> take() { return std::move(compared_); }

 private:
  void compare_day(const std::string& subject, const Pack& pack, Day day) {
    auto& version = versions_[&pack];
    if (version == nullptr) version = std::make_unique<Version>(pack, facts_);
    version_ = version.get();
    day_ = day;
    cards_.clear();
    const Card own = version_->plain.card(account_, day);
    const Card of_shown = version_->believing.card(account_, day);
    const std::vector<Shown>& all = page_;
    const std::size_t first = compared_.size();
    for (const Shown& shown : all) {
      Compared one;
      one.subject = subject;
      one.day = day;
      one.name = shown.name;
      one.title = shown.title;
      if (shown.indicator) one.printed_as = pack.indicators[*shown.indicator].printed_as;
      auto number = lacks_shown(shown, own, all) ? std::nullopt : number_of(shown, own);
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
    tell_lags_apart(all, own, first);
  }

  // Whether the screen shows an indicator that goes into a total and that our facts do not reach:
  // ours would be a total of other things.
  bool lacks_shown(const Shown& total, const Card& own, const std::vector<Shown>& all) const {
    if (total.indicator) return false;
    const std::vector<std::size_t> parts = among(total);
    return std::any_of(all.begin(), all.end(), [&](const Shown& shown) {
      if (!shown.indicator) return false;
      const IndicatorResult& result = own.indicators[*shown.indicator];
      const bool is_covered = result.days && result.days->covered >= result.days->window;
      return !result.value && !is_covered &&
             std::find(parts.begin(), parts.end(), *shown.indicator) != parts.end();
    });
  }

  // Of the numbers compared from `first` on, which are those of a day.
  void tell_lags_apart(const std::vector<Shown>& all, const Card& own, std::size_t first) {
    const auto is_lag = [](const Cause& cause) { return cause.reason == Reason::window_lag; };
    std::vector<std::vector<Cause>*> doubtful;
    for (std::size_t n = first; n < compared_.size(); ++n) {
      auto& causes = compared_[n].causes;
      if (std::any_of(causes.begin(), causes.end(), is_lag)) doubtful.push_back(&causes);
    }
    if (doubtful.empty()) return;
    std::vector<OnDays> numbers;
    for (std::size_t s = 0; s < all.size(); ++s) {
      const bool is_own = !compared_[first + s].is_of_shown;
      numbers.push_back(is_own ? on_days(all[s], own) : OnDays{});
    }
    typed::tell_lags_apart(numbers, doubtful);
  }

  OnDays on_days(const Shown& shown, const Card& own) {
    OnDays result;
    const auto today = number_of(shown, own);
    if (!today) return result;
    result.today = agrees(*today, shown);
    for (const Variant& variant : version_->variants) {
      if (variant.days_later == 0) continue;
      const Card& card = card_of(variant);
      const auto number = number_of(shown, card);
      if (!number || covers_less(card, own, shown) || compare(*number, *today) == 0) continue;
      result.later[variant.days_later] = agrees(*number, shown);
    }
    return result;
  }

  // That the numbers agree, where they do.
  static std::vector<Cause> agreement(const Shown& shown, const Ratio& own) {
    if (compare(own, shown.value) == 0) return {{Reason::same, "", {"一致", "the same"}}};
    if (!agrees(own, shown)) return {};
    return {{Reason::rounding, "", {"在平台显示的精度之内", "within what the screen prints"}}};
  }

  static std::vector<Cause> or_unknown(std::vector<Cause> causes) {
    if (causes.empty()) {
      causes.push_back({Reason::unknown, "", {"没有找到原因", "no reason found"}, false});
    }
    return causes;
  }

  std::vector<Cause> causes_of(const Shown& shown, const std::optional<Ratio>& own,
                               const Card& card, const Card& of_shown) {
    std::vector<Cause> causes;
    if (own) causes = agreement(shown, *own);
    if (causes.empty()) add_rounded_total(shown, card, version_->plain, causes);
    if (!causes.empty()) return causes;
    if (own) {
      if (auto slip = unit_slip(shown, *own, version_->plain.pack())) {
        causes.push_back(std::move(*slip));
      }
    }
    if (!shown.indicator) add_variants(version_->gates, shown, card, causes);
    add_variants(version_->variants, shown, card, causes);
    if (!shown.indicator) add_indicators(shown, of_shown, causes);
    add_decided(shown, card, false, causes);
    add_partial(shown, own, card, causes);
    if (own && causes.empty()) add_remarks(shown, card, causes);
    return or_unknown(std::move(causes));
  }

  // Of a total that only the screen's own indicators give.
  std::vector<Cause> causes_of_shown(const Shown& shown, const Ratio& own, const Card& card) {
    std::vector<Cause> causes = agreement(shown, own);
    if (causes.empty()) add_rounded_total(shown, card, version_->believing, causes);
    if (causes.empty() && is_rounding_of_parts(version_->plain.pack(), shown, own, page_)) {
      causes.push_back(
          {Reason::rounding,
           "",
           {"页面上的各项指标已经取整，差在取整", "the screen rounds the indicators"}});
    }
    if (!causes.empty()) return causes;
    add_variants(version_->gates_believing, shown, card, causes);
    add_decided(shown, card, true, causes);
    if (causes.empty()) add_remarks(shown, card, causes);
    return or_unknown(std::move(causes));
  }

  // The nearest first; of equally near ones the plainest, which is the order of the variants.
  void add_variants(const std::vector<Variant>& variants, const Shown& shown, const Card& own,
                    std::vector<Cause>& causes) {
    std::vector<std::pair<Ratio, const Variant*>> found;
    for (const Variant& variant : variants) {
      const Card& card = card_of(variant);
      const auto number = number_of(shown, card);
      if (!number || !agrees(*number, shown) || covers_less(card, own, shown)) continue;
      if (variant.cause.reason == Reason::gate && is_refuted(shown, card)) continue;
      found.emplace_back(distance(*number, shown), &variant);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return compare(a.first, b.first) < 0; });
    for (const auto& [apart, variant] : found) causes.push_back(variant->cause);
  }

  // The total of the page, from which its stars follow.
  const Shown* total_behind(const Shown& shown) const {
    if (shown.name != "stars") return nullptr;
    const auto total = std::find_if(page_.begin(), page_.end(),
                                    [](const Shown& each) { return each.name == "total"; });
    return total == page_.end() ? nullptr : &*total;
  }

  // Whether a number of a card is that of the page, which of totals may be made of rounded parts.
  bool is_on_page(const Shown& shown, const Card& card) const {
    const auto number = number_of(shown, card);
    if (!number) return false;
    return agrees(*number, shown) ||
           (!shown.indicator &&
            is_rounding_of_parts(version_->plain.pack(), shown, *number, page_));
  }

  // Stars that are the page's where the total is not.
  bool is_refuted(const Shown& shown, const Card& card) const {
    const Shown* total = total_behind(shown);
    return total != nullptr && !is_on_page(*total, card);
  }

  // A total may be ours as far as the screen prints it, and lie on the other side of a line.
  void add_rounded_total(const Shown& shown, const Card& card, const Judge& judge,
                         std::vector<Cause>& causes) const {
    const Shown* total = total_behind(shown);
    if (total == nullptr || is_refuted(shown, card)) return;
    Judge rounded(with_total(judge.pack(), total->value), facts_);
    const auto stars = number_of(shown, rounded.card(account_, day_));
    if (!stars || !agrees(*stars, shown)) return;
    causes.push_back({Reason::rounding,
                      "",
                      {"页面的总分已经取整，取整后正好过线：差在取整",
                       "the total is rounded on the page, and what is shown crosses the line"}});
  }

  const Card& card_of(const Variant& variant) {
    auto [known, is_new] = cards_.try_emplace(&variant);
    if (is_new) known->second = judge(variant);
    return known->second;
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

  // Those that a rule which is not decided may change; of an indicator a small sample sets the
  // points and not the value.
  std::vector<std::size_t> open_among(const Shown& shown, const Card& card) const {
    if (!shown.indicator) return among(shown);
    const auto& open = card.indicators[*shown.indicator].undecided;
    const bool is_branch = open && open->rule == Undecided::Rule::branch;
    return is_branch ? std::vector{*shown.indicator} : std::vector<std::size_t>{};
  }

  // The indicators that a number is made of.
  std::vector<std::size_t> among(const Shown& shown) const {
    if (shown.indicator) return {*shown.indicator};
    const Pack& pack = version_->plain.pack();
    std::vector<std::size_t> all;
    if (shown.dimension) {
      for (const auto& part : pack.dimensions[*shown.dimension].parts) {
        all.push_back(part.indicator);
      }
      return all;
    }
    for (std::size_t i = 0; i < pack.indicators.size(); ++i) all.push_back(i);
    return all;
  }

  // The first way to decide what was passed over that gives the number.
  void add_decided(const Shown& shown, const Card& card, bool is_believing,
                   std::vector<Cause>& causes) {
    const Judge& judge = is_believing ? version_->believing : version_->plain;
    for (const Way& way : ways_to_decide(judge.pack(), card, open_among(shown, card))) {
      auto& deciding = version_->deciding[{is_believing, way}];
      if (deciding == nullptr) {
        deciding = std::make_unique<Judge>(decided(judge.pack(), way), facts_);
      }
      const auto number = number_of(shown, deciding->card(account_, day_));
      if (!number || !agrees(*number, shown)) continue;
      causes.push_back(
          {Reason::undecided, ids_of(judge.pack(), way), words_of(judge.pack(), card, way)});
      return;
    }
  }

  // Where nothing that was computed explains the number: what may.
  void add_remarks(const Shown& shown, const Card& card, std::vector<Cause>& causes) const {
    RuledOut ruled_out;
    for (const Shown& each : page_) {
      if (!is_on_page(each, card)) continue;
      if (each.indicator) ruled_out.indicators.insert(*each.indicator);
      ruled_out.total |= each.name == "total" && shown.name == "stars";
    }
    const Pack& pack = version_->plain.pack();
    if (const auto open = unjudged(pack, card, open_among(shown, card)); !open.ids.empty()) {
      causes.push_back({Reason::undecided, open.ids, open.words, false});
    }
    if (auto cause = assumed(pack, card, shown.name, shown.indicator, ruled_out)) {
      causes.push_back(std::move(*cause));
    }
  }

  static void add_indicators(const Shown& shown, const Card& of_shown, std::vector<Cause>& causes) {
    const auto number = number_of(shown, of_shown);
    if (!number || !agrees(*number, shown)) return;
    causes.push_back({Reason::indicators,
                      "",
                      {"各指标换成平台显示的数就一致：差在指标上",
                       "agrees when the indicators are what the screen showed: they differ"}});
  }

  void add_partial(const Shown& shown, const std::optional<Ratio>& own, const Card& card,
                   std::vector<Cause>& causes) const {
    if (!own) {
      causes.push_back(
          {Reason::partial, "", {"我们的数据算不出这个数", "our data do not give this number"}});
      return;
    }
    for (const std::size_t i : among(shown)) {
      const auto days = card.indicators[i].days.value_or(IndicatorResult::Days{});
      // A number that a rule gives where nothing is known is partial, too.
      if (days.covered >= days.window) continue;
      const std::string covered = std::to_string(days.covered);
      const std::string window = std::to_string(days.window);
      causes.push_back({Reason::partial,
                        covered + '/' + window,
                        {"我们的数据只有统计周期 " + window + " 天中的 " + covered + " 天",
                         "our facts cover " + covered + " of the window's " + window + " days"}});
      return;
    }
  }

  const Family& family_;
  const FactSet& facts_;
  const ScoreOptions& options_;
  std::map<const Pack*, std::unique_ptr<Version>> versions_;
  std::vector<Compared> compared_;

  AccountRows account_;  // the subject and the day at hand
  Version* version_ = nullptr;
  Day day_ = 0;
  std::vector<Shown> page_;
  std::map<const Variant*, Card> cards_;  // of the day
  const Shard* copied_ = nullptr;
  Shard with_filings_;
};

}  // namespace

std::vector<Compared> reconcile(const Family& family, FactSet& facts, const ScoreOptions& options,
                                std::int64_t days) {
  facts.symbols.add("approved");
  Reconciliation work(family, facts, options);
  const auto subjects =
      options.subjects.empty() ? subjects_of(facts, family.versions.back()) : options.subjects;
  for (const std::string& subject : subjects) work.add(subject, days);
  return work.take();
}

}  // namespace xingji::typed
