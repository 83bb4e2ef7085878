// Start here to describe: a rule pack as text that a merchant understands, on one day, in Chinese
// or English. Made from the structs that the engine itself computes with, so it says what is
// computed, whatever a comment in the file may say. Prints no score and reads no facts.
#pragma once

#include <string>

#include "describe/phrase.h"

namespace xingji {

/// The version that `telling` names, whole: what is judged and when, each indicator with its
/// counts, windows, ladder and what happens without data, dimensions, gates, total, stars, and at
/// the end every assumed number with its reason and every source with its grade.
std::string describe(const Telling& telling);

/// What changes from day to day over all versions of a family: the days on which some sentence of
/// the description changes, each with the lines that go and come.
std::string describe_changes(const Family& family, Language language);

}  // namespace xingji
