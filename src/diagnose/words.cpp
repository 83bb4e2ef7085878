#include "diagnose/words.h"

#include "base/plural.h"
#include "base/text.h"
#include "describe/phrase.h"
#include "describe/words.h"
#include "engine/indicator.h"
#include "io/explain_next.h"
#include "io/explain_text.h"
#include "io/explain_unknown.h"

namespace xingji::diagnose {
namespace {

class Words {
 public:
  Words(const Explanation& x, const Distance& distance, Language language)
      : x_(x), act_(distance.act), count_(distance.count), language_(language) {}

  std::string text() const {
    switch (act_.kind) {
      case Act::Kind::good:
        if (act_.is_past) return would_be_more();
        return say("the next ", "接下来 ") + number() + say(" ", " 个") + a_case() + weight() +
               say(count_ == 1 ? " good" : " all good", "全部达标");
      case Act::Kind::turn:
        if (act_.in_all) return turned_weight();
        return say("had ", "现有 ") + (zh() ? most() : number()) + say(" of the ", " 个不达标的") +
               (zh() ? plain_case() : most()) + say(" bad ", "里若有 ") +
               (zh() ? number() : many(last())) + say(" been good", " 个达标");
      case Act::Kind::avoid:
        if (act_.is_past) return would_be_fewer();
        if (act_.in_all) return avoided_weight();
        return zh() ? "不利记录消除 " + number() + " 个（现有 " + most() + " 个）"
                    : number() + " of the " + most() + " that count against it taken away";
      case Act::Kind::spread:
        return zh() ? grown() + "，其中没有一个不利记录"
                    : grown() + " without one that counts against it";
      case Act::Kind::best:
        return number() + say(" more ", " 个新增") + a_case() + weight() +
               say(" of ", "，每个都是 ") + format_micro(act_.each * micro_one) + each();
      case Act::Kind::quick:
        return number() + say(" more ", " 个新增") + a_case() + weight() + say(" of ", "，每个 ") +
               print_value(act_.each * micro_one, Indicator::PrintedAs::hours, language_) + each();
      case Act::Kind::rich:
        return number() + say(" more ", " 个新增") + a_case() + weight() +
               say(" worth ", "，每个 ") + worth() + each();
      case Act::Kind::more:
        if (act_.changes.front().by < 0) {
          return grown() + say(" out of ", "（出自现有的 ") + most() + say(" ", " 个") +
                 called(act_.changes.front().measure, act_.most == 1) + say("", "）");
        }
        return grown() + (act_.changes.size() > 1
                              ? say(", nothing against any of them", "，都没有不利记录")
                              : "");
      case Act::Kind::fewer:
        if (act_.is_past) return would_be_less();
        return zh() ? noun(last()) + "减少 " + number() : number() + " fewer " + some(last());
      case Act::Kind::per_hundred:
        return per_cases();
      case Act::Kind::bad:
        return zh() ? "再来 " + number() + " 个不达标的" + a_case() + weight()
                    : number() + " more bad " + one_of() + noun(last()) + weight();
      case Act::Kind::worst:
        return number() + say(" more ", " 个新增") + a_case() + weight() +
               say(" of ", "，每个只有 ") + format_micro(act_.each * micro_one) + each();
      case Act::Kind::worse: {
        const std::string of = std::to_string(act_.of);
        return zh() ? "每 " + of + " 个里再差 " + number() + " 个"
                    : number() + " worse of every " + of + " cases";
      }
    }
    return {};
  }

 private:
  // Of a period that is over.
  std::string would_be_more() const {
    return zh() ? "当时再有 " + number() + " 个" + a_case() + weight() + "全部达标"
                : "had " + number() + " more " + a_case() + weight() +
                      (count_ == 1 ? " been good" : " all been good");
  }
  // Of what nothing takes out: how far it is, nobody can do it now.
  std::string would_be_fewer() const {
    return zh() ? "现有 " + most() + " 个不利记录里若少 " + number() + " 个（已经发生，不能消除）"
                : "had " + number() + " of the " + most() +
                      " that count against it not been (what happened stays)";
  }
  // Of a count: one that may be too high and too low has no case against it.
  std::string would_be_less() const {
    return zh() ? noun(last()) + "若少 " + number() + "（现有 " + most() + "，已经发生，不能消除）"
                : "had " + number() + " of the " + most() + " " + many(last()) +
                      " not been (what happened stays)";
  }
  // Cases weigh differently: what is said is weight, not a number of cases.
  std::string weight_in_all() const {
    return format_micro(round_to(to_micro(*act_.in_all).value_or(0), 3));
  }
  std::string turned_weight() const {
    return zh() ? "现有不达标的" + plain_case() + "合计权重 " + weight_in_all() + "，若其中权重 " +
                      number() + " 达标"
                : "had bad " + called(last(), false) + " of weight " + number() + " out of " +
                      weight_in_all() + " been good";
  }
  std::string avoided_weight() const {
    if (count_ == act_.most) {
      return zh() ? "不利记录全部消除（合计权重 " + weight_in_all() + "）"
                  : "all that count against it taken away (of weight " + weight_in_all() + ")";
    }
    return zh() ? "不利记录消除权重 " + number() + "（现有合计 " + weight_in_all() + "）"
                : "weight " + number() + " of the " + weight_in_all() +
                      " that counts against it taken away";
  }
  // In the currency of the pack, or a plain number.
  std::string worth() const {
    const Measure& above = x_.pack->measures[act_.changes.front().measure];
    if (above.type == Type::money) return format_micro(act_.each * (micro_one / 100));
    return format_micro(act_.each * micro_one);
  }
  std::string per_cases() const {
    const std::string of = std::to_string(act_.of);
    const bool is_time = x_.pack->indicators[act_.indicator].value.type == Type::duration;
    const std::string value =
        is_time ? print_value(act_.each * micro_one, Indicator::PrintedAs::hours, language_)
                : format_micro(act_.each * micro_one);
    if (zh()) {
      return "每 " + of + " 个" +
             (act_.sign == 0 ? "另增 " + number() + " 个，每个 " + value
                             : "里改善 " + number() + " 个");
    }
    return number() + (act_.sign == 0 ? " more of " + value + " for every " : " better of every ") +
           of + " cases";
  }
  std::string each() const { return count_ == 1 ? "" : say(" each", ""); }
  std::string say(const char* en, const char* zh_text) const { return zh() ? zh_text : en; }
  bool zh() const { return language_ == Language::zh; }
  std::string grown() const {
    return zh() ? noun(last()) + "增加 " + number() : number() + " more " + some(last());
  }
  std::string number() const { return std::to_string(count_); }
  std::string most() const { return std::to_string(act_.most.value_or(0)); }
  std::size_t last() const { return act_.changes.back().measure; }

  // Cases may weigh differently; those that are counted here weigh 1.
  std::string weight() const {
    return x_.pack->measures[last()].weight ? say(" of plain weight", "（普通权重）") : "";
  }

  // A title that begins a line elsewhere.
  static std::string inside(std::string title) {
    const auto is_in = [](char c, char first, char last) { return first <= c && c <= last; };
    const bool is_word = title.size() > 1 && is_in(title[0], 'A', 'Z') && is_in(title[1], 'a', 'z');
    if (is_word) title[0] = static_cast<char>(title[0] - 'A' + 'a');
    return title;
  }

  std::string called(std::size_t m, bool is_one) const {
    const Measure& measure = x_.pack->measures[m];
    if (!measure.title.empty()) return visible(inside(pick(measure.title, language_)));
    const TableWords& words = words_of(measure.table);
    return std::string(language_ == Language::zh ? words.zh : is_one ? words.one : words.many);
  }
  std::string noun(std::size_t m) const { return called(m, count_ == 1); }
  // A Chinese title may be that of the count, as in 月度参评量: its cases are named by their table.
  std::string plain_case() const {
    const std::string title = called(last(), count_ == 1);
    const std::string table(words_of(x_.pack->measures[last()].table).zh);
    return title.ends_with(table) ? title : table;
  }
  std::string a_case() const {
    std::string title = called(last(), count_ == 1);
    if (!zh() || title == plain_case()) return title;
    return plain_case() + "（计入" + title + "）";
  }
  // Titles are in the plural.
  std::string some(std::size_t m) const { return (is_one_of(m) ? "of the " : "") + noun(m); }
  bool is_one_of(std::size_t m) const { return count_ == 1 && !x_.pack->measures[m].title.empty(); }
  std::string one_of() const { return is_one_of(last()) ? "one of the " : ""; }
  std::string many(std::size_t m) const { return called(m, act_.most == 1); }

  const Explanation& x_;
  const Act& act_;
  std::int64_t count_;
  Language language_;
};

std::string level_text(const Explanation& x, const Indicator& way, const Level& level,
                       Language language) {
  const Say say(language);
  const bool is_plain = way.points.form == Points::Form::value;  // the value is the points
  if (!level.bound || is_plain) return {};
  const bool is_rank = way.points.form == Points::Form::rank;
  if (level.step && !is_rank) return step_text(x, way, way.ladder[*level.step], language);
  auto bound = to_micro(*level.bound);
  if (!bound) return {};
  if (is_rank) {
    return say("beats ", "超过 ") + print_value(*bound, Indicator::PrintedAs::percent, language) +
           say(" of the peers", " 的同行");
  }
  if (way.value.type == Type::money) *bound /= 100;
  return print_value(*bound, way.printed_as, language);
}

}  // namespace

std::string short_number(Micro value) { return format_micro(round_to(value, 3)); }

std::string act_text(const Explanation& explanation, const Distance& distance, Language language) {
  return Words(explanation, distance, language).text();
}

std::string goal_text(const Explanation& explanation, const Way& way, Language language) {
  const Say say(language);
  const Pack& pack = *explanation.pack;
  switch (way.goal.of) {
    case Goal::Of::indicator: {
      const std::size_t i = way.goal.position;
      const Indicator& judged =
          as_judged(pack.indicators[i], explanation.card.indicators[i].branch);
      const std::string points = short_number(way.level.points);
      const std::string text = language == Language::zh ? points + " 分" : counted(points, "point");
      const std::string level = level_text(explanation, judged, way.level, language);
      return level.empty() ? text : text + say(" (", "（") + level + say(")", "）");
    }
    case Goal::Of::gate: {
      if (way.goal.rank == 0) return say("passed", "达标");
      const Gate& gate = pack.gates[way.goal.position];
      const Gate::Level& level = gate.levels[gate.levels.size() - way.goal.rank];
      const std::string& title = pick(level.title, language);
      return title.empty() ? say("a milder level", "较轻的一级") : visible(title);
    }
    case Goal::Of::deduction:
      return way.goal.points <= 0 ? say("no deduction", "不扣分")
                                  : say("a smaller deduction", "少扣一些");
    case Goal::Of::band:
      break;
  }
  return {};
}

std::string otherwise_text(const Explanation& explanation, std::size_t indicator,
                           const std::optional<Distance::Judged>& judged, Language language) {
  if (!judged || !judged->value) return {};
  const Indicator& way = as_judged(explanation.pack->indicators[indicator], judged->branch);
  const std::string value = print_value(*judged->value, way.printed_as, language);
  return language == Language::zh ? "，到时换一种算法，按 " + value + " 给分"
                                  : ", and is judged another way then, by " + value;
}

bool can_count(const Explanation& explanation, const Way& way) {
  if (way.tried == 0) return false;
  if (way.goal.of != Goal::Of::indicator) return true;
  const auto& among = explanation.card.indicators[way.goal.position].among;
  return !among || among->from != Among::From::reading;
}

std::string more_text(const Explanation& explanation, const Way& way, const Distance& distance,
                      Language language) {
  const bool zh = language == Language::zh;
  const Goal& reached = distance.reached;
  if (reached.of == Goal::Of::indicator) {
    std::string text = otherwise_text(explanation, reached.position, distance.otherwise, language);
    if (reached.points <= way.goal.points) return text;
    const std::string points = short_number(reached.points);
    return text + (zh ? "，得 " + points + " 分" : ", which gives " + counted(points, "point"));
  }
  if (reached.of != Goal::Of::gate) return {};
  std::string text;
  if (distance.act.kind == Act::Kind::per_hundred) {
    const std::string figure =
        visible(pick(explanation.pack->indicators[distance.act.indicator].title, language));
    text = zh ? "（" + figure + "）" : " (" + figure + ")";
  }
  if (reached.rank >= way.goal.rank) return text;
  if (reached.rank == 0) return text + (zh ? "，即达标" : ", which passes it");
  const std::string level = goal_text(explanation, {reached, {}, {}, {}, 0, {}}, language);
  return text + (zh ? "，到" : ", which makes it: ") + level;
}

std::string title_of(const Explanation& explanation, const Finding& finding, Language language) {
  const Pack& pack = *explanation.pack;
  switch (finding.of) {
    case Goal::Of::indicator:
      return visible(pick(pack.indicators[finding.position].title, language));
    case Goal::Of::gate:
      return visible(pick(pack.gates[finding.position].title, language));
    case Goal::Of::deduction:
      return visible(pick(pack.deductions[finding.position].title, language));
    case Goal::Of::band:
      return visible(pick(pack.bands[finding.position].title, language));
  }
  return {};
}

std::string id_of(const Explanation& explanation, const Finding& finding) {
  const Pack& pack = *explanation.pack;
  switch (finding.of) {
    case Goal::Of::indicator:
      return pack.indicators[finding.position].id;
    case Goal::Of::gate:
      return pack.gates[finding.position].id;
    case Goal::Of::deduction:
      return pack.deductions[finding.position].id;
    case Goal::Of::band:
      return pack.bands[finding.position].id;
  }
  return {};
}

std::string counts_text(const Explanation& explanation, std::size_t indicator, Language language) {
  const Pack& pack = *explanation.pack;
  const Indicator& way =
      as_judged(pack.indicators[indicator], explanation.card.indicators[indicator].branch);
  if (!way.numerator) return {};
  for (const Measure::Filter& filter : pack.measures[*way.numerator].filters) {
    if (filter.said_as == "counts") {
      return condition_phrase(filter.condition, {&pack, explanation.day, language, false});
    }
  }
  return {};
}

}  // namespace xingji::diagnose
