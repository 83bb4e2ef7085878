// A subject's standing in a diagnosis: what counts towards a move, what may be asked for, and what
// was lost with the ways back.
#pragma once

#include <optional>
#include <string>

#include "base/language.h"
#include "diagnose/diagnosis.h"
#include "engine/supposed.h"
#include "standing/counting.h"

namespace xingji {

std::string counting_text(const Counting& counting, const Timeline& timeline, const Pack& pack,
                          Day day, Language language);

/// When a move of the rules is made, in words, with how many days ago what it counts from was.
std::string when_text(const Standing& rules, const Standing::Move& move, const Timeline& timeline,
                      const Pack& pack, Day day, Language language);

/// What the subject may ask for, and when.
std::string asking_text(const Timeline& timeline, const Pack& pack, Day day, Language language);

/// Where the subject stands on a day, if a move brought it there and something is taken away or
/// limited there. A standing that began so, such as a privilege never asked for, is none.
std::optional<diagnose::Trouble> trouble_of(const Timeline& timeline, const Pack& pack, Day day);

/// The subject's appeals about states that wait at the end of a day. `facts` was read with keys.
std::vector<Matter> waiting_appeals(const FactSet& facts, const std::string& subject, Day day);

/// Those of them about the timeline, each in one line.
std::vector<Title> appeals_text(const std::vector<Matter>& waiting, const Timeline& timeline,
                                Day day, const Zone& zone);

}  // namespace xingji
