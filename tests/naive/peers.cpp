#include "naive/peers.h"

#include <algorithm>

#include "naive/points.h"

namespace xingji::naive {
namespace {

// How much of a peer that is equal counts as beaten.
Fraction tie_of(const Points& points) {
  if (points.ties == Points::Ties::half) return fraction(1, 2);
  return Fraction{points.ties == Points::Ties::worse ? 0 : 1};
}

std::string group_of(Subject& subject, const std::vector<std::size_t>& keys, Day day) {
  if (keys.empty()) return "all";
  std::string name;
  for (const std::size_t key : keys) {
    Expression attribute;
    attribute.op = Op::attribute;
    attribute.column = key;
    const Value value = subject.shared_name(attribute, day, std::nullopt);
    if (!value.present) return "";
    if (!name.empty()) name += "/";
    name += value.text;
  }
  return name;
}

const Indicator& way_of(const Pack& pack, std::size_t position, const JudgedIndicator& judged) {
  const Indicator& indicator = pack.indicators.at(position);
  return judged.branch ? indicator.branches.at(*judged.branch) : indicator;
}

int strength(const std::string& source) {
  if (source == "platform_api") return 4;
  if (source == "file") return 3;
  return source == "pasted" ? 2 : 1;
}

}  // namespace

const std::vector<Market::Member>& Market::on(Day day) {
  const auto known = days_.find(day);
  if (known != days_.end()) return known->second;
  std::vector<Member> members;
  for (const auto& [id, scored] : subjects_of(facts_, pack_)) {
    auto& subject = subjects_[id];
    if (!subject) {
      subject = std::make_unique<Subject>(facts_, pack_, scored.account, scored.key);
    }
    Member member{id, {}, {}};
    for (const auto& keys : pack_.peers->groups) {
      member.groups.push_back(group_of(*subject, keys, day));
    }
    for (std::size_t i = 0; i < pack_.indicators.size(); ++i) {
      member.indicators.push_back(judge_own(*subject, i, day));
    }
    members.push_back(std::move(member));
  }
  return days_[day] = std::move(members);
}

std::vector<const Market::Member*> Market::peers(Subject& subject, std::size_t indicator, Day day) {
  const auto least = subject.number(pack_.peers->least, day);
  for (std::size_t level = 0; level < pack_.peers->groups.size(); ++level) {
    const std::string own = group_of(subject, pack_.peers->groups[level], day);
    std::vector<const Member*> found;
    for (const Member& member : on(day - pack_.peers->days_old)) {
      if (own.empty() || member.groups[level] != own) continue;
      if (member.indicators[indicator].status == "ok") found.push_back(&member);
    }
    const Fraction size{static_cast<std::int64_t>(found.size())};
    if (!found.empty() && least && !(size < *least)) return found;
  }
  return {};
}

std::optional<Fraction> Market::mean(Subject& subject, std::size_t indicator, Day day) {
  Fraction numerators;
  Fraction denominators;
  const auto members = peers(subject, indicator, day);
  if (members.empty()) return shown(subject, indicator, day, "mean");
  for (const Member* member : members) {
    numerators = numerators + member->indicators[indicator].numerator.value();
    denominators = denominators + member->indicators[indicator].denominator.value();
  }
  if (denominators == Fraction{0}) return std::nullopt;
  return numerators / denominators;
}

Value Market::figure(Subject& subject, const Expression& peer, Day day) {
  const auto value = [](const std::optional<Fraction>& number) {
    return number ? number_value(*number) : Value{};
  };
  if (peer.of_peers == OfPeers::mean) return value(mean(subject, peer.column, day));
  std::vector<Fraction> values;
  for (const Member* member : peers(subject, peer.column, day)) {
    values.push_back(*member->indicators[peer.column].value);
  }
  if (peer.of_peers == OfPeers::average) {
    if (values.empty()) return value(shown(subject, peer.column, day, "mean"));
    Fraction sum;
    // To the millionth of the unit that amounts are kept in: seconds, cents.
    for (const Fraction& each : values) {
      sum = sum + rounded(each, peer.type == Type::money ? 8 : 6);
    }
    return value(sum / Fraction{static_cast<std::int64_t>(values.size())});
  }
  const Fraction share = fraction(peer.literal, 1'000'000);
  if (values.empty()) {
    const std::string measure = "p" + plain_decimal(share * Fraction{100});
    return value(shown(subject, peer.column, day, measure));
  }
  std::sort(values.begin(), values.end());
  const Fraction all{static_cast<std::int64_t>(values.size())};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!(Fraction{static_cast<std::int64_t>(i + 1)} < share * all)) return number_value(values[i]);
  }
  return {};
}

std::optional<Fraction> Market::shown(Subject& subject, std::size_t indicator, Day day,
                                      const std::string& measure) {
  const auto account = facts_.accounts.find("");
  if (account == facts_.accounts.end()) return std::nullopt;
  const std::string platform = pack_.id.substr(0, pack_.id.find('.'));
  for (const auto& keys : pack_.peers->groups) {
    const std::string group = group_of(subject, keys, day);
    const Fact* best = nullptr;
    for (const Fact* fact : account->second.rows[static_cast<std::size_t>(Table::benchmarks)]) {
      const bool is_about = fact->cell("platform").text == platform &&
                            fact->cell("group").text == group &&
                            fact->cell("indicator").text == pack_.indicators[indicator].id &&
                            fact->cell("measure").text == measure;
      if (!is_about || group.empty() || fact->cell("day").number > day) continue;
      // What cannot be read, or says that there is nothing, is as if it were not there.
      if (!printed_value(fact->cell("value").text, pack_.indicators[indicator])) continue;
      const auto order = [](const Fact* each) {
        return std::pair(each->cell("day").number, strength(each->cell("source").text));
      };
      if (best == nullptr || order(best) < order(fact)) best = fact;
    }
    if (best != nullptr) {
      return printed_value(best->cell("value").text, pack_.indicators[indicator]);
    }
  }
  return std::nullopt;
}

std::optional<Fraction> Market::beaten_as_shown(Subject& subject, std::size_t indicator,
                                                const Indicator& way, const Fraction& value,
                                                Day day) {
  const bool is_higher_better = way.better == Indicator::Better::higher;
  std::optional<Fraction> best;
  std::vector<Fraction> beside;  // the shares whose lines the value is on
  std::vector<Fraction> lines;
  for (int percentile = 10; percentile <= 90; percentile += 10) {
    const auto line = shown(subject, indicator, day, "p" + std::to_string(percentile));
    if (!line) continue;
    lines.push_back(*line);
    const Fraction share = fraction(is_higher_better ? percentile : 100 - percentile, 100);
    const bool falls_short = is_higher_better ? value < *line : *line < value;
    best = std::max(best.value_or(Fraction{0}), falls_short ? Fraction{0} : share);
    if (value == *line) beside.push_back(share);
  }
  if (!std::is_sorted(lines.begin(), lines.end())) return std::nullopt;
  if (beside.empty()) return best;
  const auto [least, most] = std::minmax_element(beside.begin(), beside.end());
  return *best - (Fraction{1} - tie_of(way.points)) * (*most - *least);
}

std::optional<Fraction> Market::beaten(Subject& subject, std::size_t indicator,
                                       const Indicator& way, const JudgedIndicator& judged, Day day,
                                       bool& is_told) {
  const auto members = peers(subject, indicator, day);
  if (members.empty()) {
    is_told = true;
    if (const auto share = share_on_screen(facts_, subject.names(), pack_, indicator, day)) {
      return share;
    }
    return beaten_as_shown(subject, indicator, way, *judged.value, day);
  }
  Fraction beats;
  std::int64_t others = 0;
  const Fraction tie = tie_of(way.points);
  for (const Member* member : members) {
    if (member->id == subject.name() && pack_.peers->days_old == 0) continue;
    ++others;
    const Fraction& theirs = *member->indicators[indicator].value;
    const bool is_worse =
        way.better == Indicator::Better::higher ? theirs < *judged.value : *judged.value < theirs;
    if (is_worse) beats = beats + Fraction{1};
    if (theirs == *judged.value) beats = beats + tie;
  }
  if (way.points.self_in) {
    ++others;
    beats = beats + tie;
  }
  return beats / Fraction{others};
}

void compare_with_peers(Subject& subject, std::size_t position, JudgedIndicator& judged, Day day) {
  const Indicator& indicator = subject.pack().indicators.at(position);
  const Indicator& way = way_of(subject.pack(), position, judged);
  if (judged.lacks_number || judged.status == "fixed" || judged.status == "not_in_force") return;
  const bool lacked_before = subject.lacks_number();
  subject.set_lacks_number(false);
  const auto alone = [&] {
    judged.status = "no_peers";
    judged.points.reset();
    follow(subject, indicator.no_peers, judged, day);
  };
  const bool takes_mean =
      (judged.status == "no_data" && way.no_data.kind == MissingRule::Kind::peer_mean) ||
      (judged.status == "too_few" && way.too_few.kind == MissingRule::Kind::peer_mean);
  const bool ranks = way.points.form == Points::Form::rank;
  if (takes_mean) {
    const auto mean = subject.market()->mean(subject, position, day);
    if (mean) {
      judged.status = "imputed";
      judged.value = mean;
      judged.is_reported |= judged.has_given;  // what they gave came to nothing
      if (!ranks) judged.points = points_of(subject, way, *mean, day);
    } else {
      alone();
    }
  }
  const bool is_judged = judged.value && judged.status != "no_data" && judged.status != "too_few" &&
                         judged.status != "no_peers";
  if (ranks && is_judged) {
    bool is_told = false;
    const auto share = subject.market()->beaten(subject, position, way, judged, day, is_told);
    if (share) {
      if (is_told) judged.status = "reported";
      judged.is_reported |= is_told;
      judged.points = ladder_points(subject, way.ladder, *share, day);
    } else {
      alone();
    }
  }
  judged.is_alone = judged.status == "no_peers";
  judged.lacks_number = subject.lacks_number();
  subject.set_lacks_number(lacked_before);
}

}  // namespace xingji::naive
