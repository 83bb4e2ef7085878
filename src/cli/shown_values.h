// A number of a card as a platform's screen prints it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/card.h"
#include "pack/pack.h"

namespace xingji {

/// The names that a screen can show, in the pack's order: indicators, then "total" and "stars".
std::vector<std::string> names_shown(const Pack& pack);

/// The number of that name; nothing where the card has none, or money, which no screen rates.
std::optional<Ratio> number_shown(const Pack& pack, const Card& card, const std::string& name);

/// "94.37%", "1小时12分", "4.80".
std::string print_shown(const Pack& pack, const std::string& name, const Ratio& number);

/// Whether two numbers are several of the last printed place apart, so that no rounding hides it.
bool are_seen_apart(const Pack& pack, const std::string& name, const Ratio& one,
                    const Ratio& other);

/// Whether the facts behind the number are complete, so that a reading never takes their place.
bool is_complete(const Pack& pack, const Card& card, const std::string& name);

}  // namespace xingji
