#include "typed/screen_undecided.h"

#include <algorithm>

#include "engine/number.h"
#include "engine/undecided.h"
#include "pack/measure_names.h"
#include "typed/inputs.h"
#include "typed/wrapped.h"

namespace xingji::typed {
namespace {

class UndecidedRules {
 public:
  UndecidedRules(const Pack& pack, const Diagnosis& diagnosis, Language language)
      : pack_(pack), x_(diagnosis), card_(diagnosis.card), language_(language) {}

  std::string text() {
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) note(i);
    if (card_.undecided) {
      lines_ += wrapped("", capital(of_stage(*card_.undecided)));
      ask_for(*card_.undecided);
    }
    small_samples();
    asked();
    return lines_.empty() ? "" : '\n' + lines_;
  }

 private:
  std::string say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }
  // As the figures above have it.
  static std::string number(Micro value) { return format_micro(round_to(value, 3)); }
  std::string title_of(std::size_t i) const { return pick(pack_.indicators[i].title, language_); }
  void add(const std::string& name, std::string& to) const {
    to += (to.empty() ? "" : say("、", ", ")) + name;
  }
  std::string capital(std::string text) const {
    if (text.front() >= 'a' && text.front() <= 'z') {
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    return text;
  }

  void note(std::size_t i) {
    const IndicatorResult& result = card_.indicators[i];
    if (!result.undecided || !result.points) return;
    if (result.undecided->rule == Undecided::Rule::branch) {
      lines_ += wrapped("", capital(pick(undecided_words(pack_, *result.undecided, i), language_)));
      return ask_for(*result.undecided);
    }
    const auto& attributes = x_.trial.balances.attributes;
    const auto fixed = amount_on(pack_.indicators[i].small->points, pack_, attributes, card_.day);
    // Whatever the rule says, the points are these.
    if (!fixed || fixed == result.points) return add(title_of(i), same_);
    add(title_of(i) + say(" ", " ") + number(*result.points) + say(" 分", ""), small_);
    is_one_ &= !given_ || given_ == fixed;
    given_ = fixed;
    ask_for(*result.undecided);
  }

  // A total asks for so much that it stands below only, by what can be typed.
  std::string of_stage(const Undecided& undecided) const {
    if (undecided.rule == Undecided::Rule::stage) {
      return pick(undecided_words(pack_, undecided), language_);
    }
    return pick(rule_words(pack_, undecided), language_) + say("没有判定", " is not decided") +
           other_totals(undecided);
  }

  // What the rules that were passed over would give in place of the total.
  std::string other_totals(const Undecided& undecided) const {
    std::string totals;
    for (const std::size_t r : undecided.totals) {
      const Stage::Rule& rule = pack_.stages[undecided.position].total[r];
      const auto give = rule.give
                            ? amount_on(*rule.give, pack_, x_.trial.balances.attributes, card_.day)
                            : std::nullopt;
      if (rule.give && (!give || give == card_.total)) continue;
      add(give ? number(*give) : say("没有总分", "none"), totals);
    }
    return totals.empty() ? "" : say("；总分也可能是 ", "; the total may also be ") + totals;
  }

  void small_samples() {
    if (!small_.empty()) {
      const std::string instead = is_one_ && given_ ? ' ' + number(*given_) : "";
      lines_ +=
          wrapped("", say("小样本规则没有判定：", "Small-sample rule not decided: ") + small_ +
                          say("；样本够小的话，这些指标固定", "; of a small sample they are ") +
                          (language_ == Language::zh ? "得" + instead + " 分"
                                                     : "fixed at" + instead + " points"));
    }
    if (!same_.empty()) {
      lines_ += wrapped("", say("小样本规则没有判定，但得分不变：",
                                "Small-sample rule not decided, the points are the same: ") +
                                same_);
    }
  }

  void ask_for(const Undecided& undecided) {
    for (const std::size_t m : undecided.measures) {
      const auto side = side_of(m);
      if (side) {
        add_new(*side, sides_);
      } else {
        add_new(m, counts_);
      }
    }
    for (const std::size_t a : undecided.attributes) add_new(a, attributes_);
    for (const std::size_t p : undecided.parameters) add_new(p, parameters_);
  }

  static void add_new(std::size_t position, std::vector<std::size_t>& to) {
    if (std::find(to.begin(), to.end(), position) == to.end()) to.push_back(position);
  }

  // The share that the measure is a side of.
  std::optional<std::size_t> side_of(std::size_t measure) const {
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      const Indicator& indicator = pack_.indicators[i];
      const bool is_side = indicator.numerator == measure || indicator.denominator == measure;
      if (is_side && asks_sample(pack_, i)) return i;
    }
    return std::nullopt;
  }

  // A stage may ask for thirty: the first are enough to begin with.
  std::string first_of(const std::vector<std::string>& names) const {
    constexpr std::size_t most = 8;
    std::string list;
    for (std::size_t n = 0; n < std::min(most, names.size()); ++n) add(names[n], list);
    if (names.size() <= most) return list;
    const std::string all = std::to_string(names.size());
    return list + say(" 等 ", " and others, ") + all + say(" 项", " in all");
  }

  void asked() {
    std::vector<std::string> names;
    for (const std::size_t m : counts_)
      names.push_back(pick(title_of_measure(pack_, m), language_));
    for (const std::size_t a : attributes_) {
      names.push_back(pick(name_of(pack_.attributes[a]), language_));
    }
    if (!names.empty())
      lines_ += wrapped("", say("  请再填：", "  Please add: ") + first_of(names));
    std::string shares;
    for (const std::size_t i : sides_) add(title_of(i), shares);
    if (!shares.empty()) {
      lines_ += wrapped("", say("  请写上分子和分母（如 2.08%(1/48)）：",
                                "  Please write the sample behind the value (as 2.08%(1/48)): ") +
                                shares);
    }
    std::vector<std::string> unset;
    for (const std::size_t p : parameters_) {
      const Parameter& parameter = pack_.parameters[p];
      const std::string& title = pick(parameter.title, language_);
      unset.push_back(title.empty() ? parameter.id : title);
    }
    if (unset.empty()) return;
    lines_ += wrapped(
        "", say("  规则里没有、可用覆盖包给出：", "  Not in the rules, an overlay can give it: ") +
                first_of(unset));
  }

  const Pack& pack_;
  const Diagnosis& x_;
  const Card& card_;
  Language language_;
  std::string lines_;
  std::string small_;  // with the points they have now
  std::string same_;
  std::optional<Micro> given_;
  bool is_one_ = true;
  std::vector<std::size_t> counts_;
  std::vector<std::size_t> sides_;  // by indicator
  std::vector<std::size_t> attributes_;
  std::vector<std::size_t> parameters_;
};

}  // namespace

std::string undecided_text(const Pack& pack, const Diagnosis& diagnosis, Language language) {
  return UndecidedRules(pack, diagnosis, language).text();
}

}  // namespace xingji::typed
