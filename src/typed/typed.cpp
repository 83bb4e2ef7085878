#include "typed/typed.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "engine/official.h"
#include "io/explain_text.h"
#include "pack/printed_scale.h"
#include "pack/rank_words.h"
#include "pack/sample.h"
#include "typed/figure.h"
#include "typed/inputs.h"
#include "typed/labels.h"
#include "typed/peer_means.h"
#include "typed/say.h"
#include "typed/verdict.h"

namespace xingji::typed {
namespace {

std::string percent_of(const Ratio& share) {
  return print_value(to_micro(share).value_or(0), Indicator::PrintedAs::percent, Language::en);
}

// What is so far below every line that it may have been meant otherwise. Where low is good the
// better values are no slips.
Ratio doubtfully_small(const Figure& figure, bool is_low) {
  std::optional<Ratio> least;
  for (const Ratio& line : figure.lines) {
    const auto tenth = multiply(line, {1, 10});
    const bool is_least = tenth && line.numerator > 0 && (!least || compare(*tenth, *least) < 0);
    if (is_least) least = tenth;
  }
  const Ratio one{1, 100};
  if (!least) return one;
  return (compare(*least, one) < 0) == is_low ? *least : one;
}

// "0.943" under a percentage is 0.943%, and 4.8 is 4.8%: who meant 94.3%, or a score, hears of it.
void note_bare_share(const Title& title, const Figure& figure, bool is_low, const Printed& printed,
                     Typed& into) {
  const bool is_share = figure.as == Indicator::PrintedAs::percent;
  if (!is_share || printed.has_unit || printed.value.numerator <= 0) return;
  const auto times = multiply(printed.value, {100, 1});
  if (compare(printed.value, doubtfully_small(figure, is_low)) > 0 || !times) return;
  if (compare(*times, {1, 1}) > 0) {
    into.remarks.push_back(
        {title.zh + "是百分比，按 " + printed.text + " 理解；若填的是评分或别的数，请改",
         title.en + " is a percentage and was taken for " + printed.text +
             "; if it is a score or another number, change it"});
    return;
  }
  const std::string meant = percent_of(*times);
  into.remarks.push_back(
      {title.zh + "按 " + printed.text + " 理解；若是 " + meant + "，请写 " + meant,
       title.en + " was taken for " + printed.text + "; if it is " + meant + ", write " + meant});
}

// "65" under hours is 65 hours: beyond every line, as 65 minutes would not be.
void note_bare_time(const Title& title, const Figure& figure, const Printed& printed, Typed& into) {
  const bool is_bare = figure.type == Type::duration && !printed.has_unit;
  const bool is_large =
      std::all_of(figure.lines.begin(), figure.lines.end(),
                  [&](const Ratio& line) { return compare(printed.value, line) > 0; });
  if (!is_bare || !is_large || figure.lines.empty()) return;
  const auto seconds = to_micro(printed.value).value_or(0);
  const auto read = [&](Language language) { return print_value(seconds, figure.as, language); };
  into.remarks.push_back(
      {title.zh + "没有写单位，按 " + read(Language::zh) + " 理解；若不是，请连单位一起写",
       title.en + " has no unit and was taken for " + read(Language::en) +
           "; if it is not, write the unit with it"});
}

// More minutes than an hour has, behind hours: 1小时72分.
bool overflows(std::string_view time) {
  bool is_first = true;
  while (!time.empty()) {
    time.remove_prefix(std::min(time.find_first_of("0123456789"), time.size()));
    const std::size_t end = std::min(time.find_first_not_of("0123456789"), time.size());
    const std::string_view number = time.substr(0, end);
    if (!is_first && (number.size() > 2 || (number.size() == 2 && number >= "60"))) return true;
    is_first = false;
    time.remove_prefix(end);
    if (time.starts_with('.')) return false;
  }
  return false;
}

// "1:12" may be hours or minutes, and who writes 72 minutes behind hours may have meant 12.
void note_clock(const Printed& printed, Type type, Typed& into) {
  if (type != Type::duration) return;
  const bool is_clock = std::count(printed.text.begin(), printed.text.end(), ':') == 1;
  if (!is_clock && !overflows(printed.text)) return;
  const auto seconds = to_micro(printed.value).value_or(0);
  const auto read = [&](Language language) {
    return print_value(seconds, Indicator::PrintedAs::hours, language);
  };
  into.remarks.push_back({"「" + printed.text + "」按 " + read(Language::zh) + " 理解",
                          "'" + printed.text + "' was read as " + read(Language::en)});
}

// "85% 超过55%": the value, and where ranks give the points the share beaten.
bool take_with_rank(const Pack& pack, std::size_t i, std::string_view text, Typed& into) {
  const Indicator& indicator = pack.indicators[i];
  const auto phrase = rank_in(text);
  if (!phrase) return false;
  Typed scratch;
  if (!take(pack, {Thing::Kind::indicator, i}, without(text, *phrase), scratch)) return false;
  if (!scratch.indicators.contains(i)) return false;
  into.indicators[i] = std::move(scratch.indicators[i]);
  into.samples.merge(scratch.samples);
  into.remarks.insert(into.remarks.end(), scratch.remarks.begin(), scratch.remarks.end());
  if (is_ranked(indicator)) {
    into.beaten[i] = phrase->beaten;
  } else {
    const std::string what = indicator.title.zh + ' ' + std::string(text.substr(phrase->from));
    into.remarks.push_back(idle_ranks({what}));
  }
  return true;
}

}  // namespace

bool is_ranked(const Indicator& indicator) { return indicator.points.form == Points::Form::rank; }

bool Typed::has(const Thing& thing) const {
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return indicators.contains(thing.position);
    case Thing::Kind::dimension:
      return dimensions.contains(thing.position);
    case Thing::Kind::total:
      return total.has_value();
    case Thing::Kind::stars:
      return stars.has_value();
    case Thing::Kind::gate:
      return gates.contains(thing.position) || passed.contains(thing.position);
    case Thing::Kind::bonus:
      return bonuses.contains(thing.position);
    case Thing::Kind::measure:
      return measures.contains(thing.position);
    case Thing::Kind::attribute:
      return attributes.contains(thing.position);
    case Thing::Kind::elsewhere:
      return false;
  }
  return false;
}

Title example_of(const Pack& pack, const Thing& thing) {
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return example_of(figure_of(pack.indicators[thing.position], pack));
    case Thing::Kind::gate:
      return example_of(figure_of(*gauge_of(pack.gates[thing.position], pack)));
    case Thing::Kind::bonus:
      return example_of(figure_of(*gauge_of(pack.bonuses[thing.position], pack)));
    case Thing::Kind::measure:
      return example_printed(printed_as(pack.measures[thing.position]));
    case Thing::Kind::attribute:
      return example_of(pack, thing.position);
    case Thing::Kind::dimension:
    case Thing::Kind::total:
    case Thing::Kind::stars:
    case Thing::Kind::elsewhere:
      break;
  }
  return example_of_score(pack, thing.kind);
}

namespace {

Title of_another_sample() {
  return {"与分子、分母算出来的对不上", "is not what its sample comes to"};
}

// What the platform may show as its total or stars.
OfficialScale scale_of(const Pack& pack, const Thing& thing) {
  const Day day = pack.until.value_or(std::numeric_limits<Day>::max());
  if (thing.kind == Thing::Kind::stars) return official_scale(pack, "stars", day);
  if (thing.kind == Thing::Kind::total) return official_scale(pack, "total", day);
  return {};
}

}  // namespace

namespace {

Title why_no_share(const Gauge& gauge, std::string_view text) {
  const bool disagrees = parse_sampled(text, gauge).disagrees;
  return disagrees ? of_another_sample() : refusal(text, figure_of(gauge));
}

Title why_no_gate(const Pack& pack, std::size_t g, std::string_view text) {
  if (const auto compared = compared_with_peers(pack.gates[g])) {
    const Title& title = pack.indicators[*compared].title;
    return {"用不上，这道门槛由本店和同行的两个数决定：请写 " + title.zh + "=… 同行均值 …",
            "is of no use, two numbers decide this gate, the shop's and the peers': write " +
                title.en + "=… peer mean …"};
  }
  const Gauge gauge = *gauge_of(pack.gates[g], pack);
  if (verdict_in(text, pack.gates[g]) == Verdict::failed) {
    const Title example = example_of(figure_of(gauge));
    return {"没有数值，算不出扣多少，现在按通过算，真实结果会更低；请填" + example.zh,
            "has no number to judge by and counts as passed for now, the true result is lower; "
            "write " +
                example.en};
  }
  return why_no_share(gauge, text);
}

}  // namespace

Title why_not(const Pack& pack, const Thing& thing, std::string_view text) {
  const std::size_t at = thing.position;
  switch (thing.kind) {
    case Thing::Kind::indicator: {
      const Indicator& indicator = pack.indicators[at];
      const auto phrase = rank_in(text);
      const std::string plain = phrase ? without(text, *phrase) : std::string(text);
      if (parse_sampled(plain, indicator, pack).disagrees) {
        return of_another_sample();
      }
      if (plain.empty()) {
        return {"看不懂，先写数值，排名写在后面，如 超过75%",
                "is not understood; write the value first and the rank behind it, as beats 75%"};
      }
      // 高于75%的同行 is worse where low is good.
      if (!phrase && speaks_of_peers(text)) {
        return {"看不懂排名；请在数值后面写好过百分之几的同行，如 超过75%",
                "has a rank that is not understood; write behind the value what share of the peers "
                "it is better than, as beats 75%"};
      }
      return refusal(plain, figure_of(indicator, pack));
    }
    case Thing::Kind::gate:
      return why_no_gate(pack, at, text);
    case Thing::Kind::bonus:
      return why_no_share(*gauge_of(pack.bonuses[at], pack), text);
    case Thing::Kind::measure: {
      const Measure& measure = pack.measures[at];
      const bool is_whole = measure.type == Type::number && measure.denominator == 1;
      return refusal(text,
                     {measure.type, printed_as(measure), {Ratio{0, 1}, {}}, {}, false, is_whole});
    }
    case Thing::Kind::attribute:
      return why_not(pack, at, text);
    case Thing::Kind::total:
    case Thing::Kind::stars: {
      const OfficialScale scale = scale_of(pack, thing);
      if (!scale.least && !scale.most) break;
      const auto end = [](const std::optional<Micro>& value) {
        return value ? std::optional(Ratio{*value, micro_one}) : std::nullopt;
      };
      return refusal(
          text,
          {Type::number, Indicator::PrintedAs::score, {end(scale.least), end(scale.most)}, {}});
    }
    case Thing::Kind::dimension:
    case Thing::Kind::elsewhere:
      break;
  }
  const Title example = example_of(pack, thing);
  return {"看不懂，应是" + example.zh, "is not understood; write " + example.en};
}

namespace {

// A value, or what the screen leaves empty, of something that is kept as it was printed.
bool keep(Printed printed, std::size_t position, std::map<std::size_t, Printed>& into) {
  if (printed.state == Printed::State::unclear) return false;
  if (printed.state == Printed::State::value) into[position] = std::move(printed);
  return true;
}

bool take_indicator(const Pack& pack, std::size_t i, std::string_view text, Typed& into);

// "9.1 同行均值 9.3".
bool take_with_mean(const Pack& pack, std::size_t i, const BesidePeers& both, Typed& into) {
  Printed mean = parse_shown(both.mean, pack.indicators[i], pack);
  if (mean.state != Printed::State::value || !take_indicator(pack, i, both.value, into)) {
    return false;
  }
  into.peer_means[i] = std::move(mean);
  return true;
}

bool take_indicator(const Pack& pack, std::size_t i, std::string_view text, Typed& into) {
  const Indicator& indicator = pack.indicators[i];
  const auto beside = apart_from_mean(text);
  if (beside && asks_peer_mean(pack, i)) return take_with_mean(pack, i, *beside, into);
  if (speaks_of_peers(text)) return take_with_rank(pack, i, text, into);
  Sampled sampled = parse_sampled(text, indicator, pack);
  Printed& printed = sampled.printed;
  if (is_absurd(printed, figure_of(indicator, pack))) return false;
  if (printed.state == Printed::State::value) {
    note_bare_share(indicator.title, figure_of(indicator, pack),
                    indicator.better == Indicator::Better::lower, printed, into);
    note_bare_time(indicator.title, figure_of(indicator, pack), printed, into);
    note_clock(printed, indicator.value.type, into);
  }
  const bool has_sample = sampled.numerator || sampled.denominator;
  if (!keep(std::move(printed), i, into.indicators)) return false;
  if (has_sample) into.samples[i] = {sampled.numerator, sampled.denominator, {}};
  return true;
}

// Counts hold before the share beside them. A gate looks at what is bad.
bool take_share(const Pack& pack, const Gauge& gauge, const Thing& thing, std::string_view text,
                Typed& into) {
  const bool is_gate = thing.kind == Thing::Kind::gate;
  const Title& title =
      is_gate ? pack.gates[thing.position].title : pack.bonuses[thing.position].title;
  Sampled sampled = parse_sampled(text, gauge);
  if (sampled.printed.state == Printed::State::unclear) return false;
  note_bare_share(title, figure_of(gauge), is_gate, sampled.printed, into);
  const auto count = [&](const std::optional<std::int64_t>& number, std::size_t measure) {
    if (!number) return;
    into.measures[measure] = parse_count(std::to_string(*number), pack.measures[measure]);
  };
  count(sampled.numerator, gauge.numerator);
  count(sampled.denominator, gauge.denominator);
  return sampled.has_counts() ||
         keep(std::move(sampled.printed), thing.position, is_gate ? into.gates : into.bonuses);
}

bool take_gate(const Pack& pack, const Thing& thing, std::string_view text, Typed& into) {
  const Gate& gate = pack.gates[thing.position];
  if (verdict_in(text, gate) == Verdict::passed) {
    into.passed.insert(thing.position);
    return true;
  }
  const Gauge gauge = *gauge_of(gate, pack);
  if (compared_with_peers(gate)) {
    return parse_sampled(text, gauge).printed.state == Printed::State::none;
  }
  return take_share(pack, gauge, thing, text, into);
}

bool take_attribute(const Pack& pack, std::size_t a, std::string_view text, Typed& into) {
  ToldAttribute told = read_told(trim(text), pack, a);
  if (!told.value) {
    return parse_printed(text, Type::number, Indicator::PrintedAs::score).state ==
           Printed::State::none;
  }
  if (!told.remark.zh.empty()) into.remarks.push_back(told.remark);
  into.attributes[a] = std::move(*told.value);
  return true;
}

bool take_score(const Pack& pack, const Thing& thing, std::string_view text, Typed& into) {
  const OfficialScale scale = scale_of(pack, thing);
  const std::string plain =
      scale.most ? without_scale(text, Ratio::of_micro(*scale.most)) : std::string(text);
  const Printed printed = parse_printed(plain, Type::number, Indicator::PrintedAs::score);
  if (printed.state == Printed::State::unclear) return false;
  if (printed.state == Printed::State::none) return true;
  const auto number = to_micro(printed.value);
  if (!number || !scale.holds(*number)) return false;
  if (thing.kind == Thing::Kind::dimension) into.dimensions[thing.position] = *number;
  if (thing.kind == Thing::Kind::total) into.total = number;
  if (thing.kind == Thing::Kind::stars) into.stars = number;
  return true;
}

}  // namespace

bool take(const Pack& pack, const Thing& thing, std::string_view text, Typed& into) {
  const std::size_t at = thing.position;
  switch (thing.kind) {
    case Thing::Kind::indicator:
      return take_indicator(pack, at, text, into);
    case Thing::Kind::gate:
      return take_gate(pack, thing, text, into);
    case Thing::Kind::bonus:
      return take_share(pack, *gauge_of(pack.bonuses[at], pack), thing, text, into);
    case Thing::Kind::measure:
      return keep(parse_count(text, pack.measures[at]), at, into.measures);
    case Thing::Kind::attribute:
      return take_attribute(pack, at, text, into);
    case Thing::Kind::dimension:
    case Thing::Kind::total:
    case Thing::Kind::stars:
      return take_score(pack, thing, text, into);
    case Thing::Kind::elsewhere:
      return false;
  }
  return false;
}

}  // namespace xingji::typed
