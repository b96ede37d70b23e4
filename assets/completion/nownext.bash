# nownext: completion for bash. Written by toolchain/completion.
_nownext()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' i
    # "--role=door" comes as three words.
    if [[ $word == = ]]; then
        word=
    elif [[ $before == = ]] && ((COMP_CWORD >= 2)); then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} != -* ]]; then
            command=${COMP_WORDS[i]}
            break
        fi
    done
    COMPREPLY=()
    if [[ -z $command || $command == help ]]; then
        mapfile -t COMPREPLY < <(compgen -W "simulate render explain trace preflight gallery check changes import live desk fleet key help --help --version" -- "$word")
        return
    fi
    if [[ $before == "$command" && $word != -* ]]; then
        case $command in
            live) _nownext_words "begin delay late started move cancel full open title add notice rehearse emergency lift undo list history publish adopt" "$word"; return ;;
            fleet) _nownext_words "identify rehearse restart forget home-assistant assign" "$word"; return ;;
            key) _nownext_words "new show sign" "$word"; return ;;
        esac
    fi
    case $command:$before in
        simulate:--at)
            _nownext_words "now" "$word"
            return
            ;;
        simulate:--speed)
            _nownext_words "1 10 60 600 3600" "$word"
            return
            ;;
        simulate:--role)
            _nownext_words "door hallway" "$word"
            return
            ;;
        simulate:--display)
            _nownext_files -f "$word"
            return
            ;;
        simulate:--venue)
            _nownext_files -f "$word"
            return
            ;;
        simulate:--room)
            return
            ;;
        simulate:--panel)
            _nownext_words "720p 1080p 4k 720p-portrait 1080p-portrait 4k-portrait 1024x600 800x480 480x320" "$word"
            return
            ;;
        simulate:--rotate)
            _nownext_words "0 90 180 270" "$word"
            return
            ;;
        simulate:--theme)
            _nownext_words "contrast night paper" "$word"
            [[ ${#COMPREPLY[@]} -gt 0 ]] || _nownext_files -f "$word"
            return
            ;;
        simulate:--language)
            _nownext_words "ar de en es fr it ja ko pt zh" "$word"
            return
            ;;
        simulate:--timezone)
            return
            ;;
        simulate:--title)
            return
            ;;
        simulate:--live)
            _nownext_files -f "$word"
            return
            ;;
        simulate:--output | simulate:-o)
            _nownext_files -d "$word"
            return
            ;;
        render:--role)
            _nownext_words "door hallway" "$word"
            return
            ;;
        render:--display)
            _nownext_files -f "$word"
            return
            ;;
        render:--venue)
            _nownext_files -f "$word"
            return
            ;;
        render:--room)
            return
            ;;
        render:--at)
            _nownext_words "now" "$word"
            return
            ;;
        render:--page)
            _nownext_words "overview soon room: contribution: notice:" "$word"
            return
            ;;
        render:--panel)
            _nownext_words "720p 1080p 4k 720p-portrait 1080p-portrait 4k-portrait 1024x600 800x480 480x320" "$word"
            return
            ;;
        render:--rotate)
            _nownext_words "0 90 180 270" "$word"
            return
            ;;
        render:--theme)
            _nownext_words "contrast night paper" "$word"
            [[ ${#COMPREPLY[@]} -gt 0 ]] || _nownext_files -f "$word"
            return
            ;;
        render:--language)
            _nownext_words "ar de en es fr it ja ko pt zh" "$word"
            return
            ;;
        render:--live)
            _nownext_files -f "$word"
            return
            ;;
        render:--output | render:-o)
            _nownext_files -f "$word"
            return
            ;;
        render:--timezone)
            return
            ;;
        render:--title)
            return
            ;;
        explain:--room)
            return
            ;;
        explain:--at)
            _nownext_words "now" "$word"
            return
            ;;
        explain:--live)
            _nownext_files -f "$word"
            return
            ;;
        explain:--timezone)
            return
            ;;
        explain:--title)
            return
            ;;
        trace:--room)
            return
            ;;
        trace:--live)
            _nownext_files -f "$word"
            return
            ;;
        trace:--timezone)
            return
            ;;
        trace:--title)
            return
            ;;
        preflight:--venue)
            _nownext_files -f "$word"
            return
            ;;
        preflight:--display)
            _nownext_files -f "$word"
            return
            ;;
        preflight:--panel)
            _nownext_words "720p 1080p 4k 720p-portrait 1080p-portrait 4k-portrait 1024x600 800x480 480x320" "$word"
            return
            ;;
        preflight:--theme)
            _nownext_words "contrast night paper" "$word"
            [[ ${#COMPREPLY[@]} -gt 0 ]] || _nownext_files -f "$word"
            return
            ;;
        preflight:--language)
            _nownext_words "ar de en es fr it ja ko pt zh" "$word"
            return
            ;;
        preflight:--live)
            _nownext_files -f "$word"
            return
            ;;
        preflight:--sample)
            _nownext_words "1 10" "$word"
            return
            ;;
        preflight:--html)
            _nownext_files -d "$word"
            return
            ;;
        preflight:--timezone)
            return
            ;;
        preflight:--title)
            return
            ;;
        gallery:--output | gallery:-o)
            _nownext_files -d "$word"
            return
            ;;
        gallery:--panel)
            _nownext_words "720p 1080p 4k 720p-portrait 1080p-portrait 4k-portrait 1024x600 800x480 480x320" "$word"
            return
            ;;
        gallery:--display)
            _nownext_files -f "$word"
            return
            ;;
        gallery:--theme)
            _nownext_words "contrast night paper" "$word"
            [[ ${#COMPREPLY[@]} -gt 0 ]] || _nownext_files -f "$word"
            return
            ;;
        gallery:--language)
            _nownext_words "ar de en es fr it ja ko pt zh" "$word"
            return
            ;;
        gallery:--live)
            _nownext_files -f "$word"
            return
            ;;
        gallery:--timezone)
            return
            ;;
        gallery:--title)
            return
            ;;
        check:--display)
            _nownext_files -f "$word"
            return
            ;;
        check:--venue)
            _nownext_files -f "$word"
            return
            ;;
        check:--live)
            _nownext_files -f "$word"
            return
            ;;
        check:--key)
            return
            ;;
        check:--timezone)
            return
            ;;
        check:--title)
            return
            ;;
        changes:--at)
            _nownext_words "now" "$word"
            return
            ;;
        changes:--live)
            _nownext_files -f "$word"
            return
            ;;
        changes:--timezone)
            return
            ;;
        changes:--title)
            return
            ;;
        import:--output | import:-o)
            _nownext_files -f "$word"
            return
            ;;
        import:--timezone)
            return
            ;;
        import:--title)
            return
            ;;
        live:--desk)
            return
            ;;
        live:--to)
            return
            ;;
        live:--by)
            return
            ;;
        live:--pictures)
            _nownext_files -d "$word"
            return
            ;;
        live:--reason)
            return
            ;;
        live:--at)
            _nownext_words "now" "$word"
            return
            ;;
        live:--from)
            return
            ;;
        live:--until)
            return
            ;;
        live:--room)
            return
            ;;
        live:--text)
            return
            ;;
        live:--replaced-by)
            return
            ;;
        live:--venue)
            _nownext_files -f "$word"
            return
            ;;
        live:--changes)
            _nownext_files -f "$word"
            return
            ;;
        live:--emergency)
            _nownext_files -f "$word"
            return
            ;;
        live:--broker)
            return
            ;;
        live:--ca)
            _nownext_files -f "$word"
            return
            ;;
        live:--key)
            _nownext_files -f "$word"
            return
            ;;
        desk:--venue)
            _nownext_files -f "$word"
            return
            ;;
        desk:--key)
            _nownext_files -f "$word"
            return
            ;;
        desk:--broker)
            return
            ;;
        desk:--ca)
            _nownext_files -f "$word"
            return
            ;;
        desk:--output | desk:-o)
            _nownext_files -d "$word"
            return
            ;;
        desk:--listen)
            return
            ;;
        desk:--url)
            return
            ;;
        desk:--qr)
            _nownext_files -f "$word"
            return
            ;;
        desk:--at)
            _nownext_words "now" "$word"
            return
            ;;
        fleet:--venue)
            _nownext_files -f "$word"
            return
            ;;
        fleet:--broker)
            return
            ;;
        fleet:--ca)
            _nownext_files -f "$word"
            return
            ;;
        fleet:--pictures)
            _nownext_files -d "$word"
            return
            ;;
        fleet:--key)
            _nownext_files -f "$word"
            return
            ;;
        fleet:--at)
            _nownext_words "now" "$word"
            return
            ;;
        fleet:--minutes)
            return
            ;;
        fleet:--name)
            return
            ;;
        key:--key)
            _nownext_files -f "$word"
            return
            ;;
        key:--venue)
            _nownext_files -f "$word"
            return
            ;;
        key:--output | key:-o)
            _nownext_files -f "$word"
            return
            ;;
    esac
    if [[ $word == -* ]]; then
        case $command in
            simulate) _nownext_words "--at --speed --role --display --venue --room --panel --rotate --theme --language --timezone --title --live -o --output --help" "$word" ;;
            render) _nownext_words "--role --display --venue --room --at --page --panel --rotate --theme --language --live -o --output --scene --timezone --title --help" "$word" ;;
            explain) _nownext_words "--room --at --json --live --timezone --title --help" "$word" ;;
            trace) _nownext_words "--room --json --live --timezone --title --help" "$word" ;;
            preflight) _nownext_words "--venue --display --panel --theme --language --live --sample --all --json --html --timezone --title --help" "$word" ;;
            gallery) _nownext_words "-o --output --panel --all-panels --display --theme --language --live --timezone --title --help" "$word" ;;
            check) _nownext_words "--display --venue --live --key --all --timezone --title --help" "$word" ;;
            changes) _nownext_words "--at --live --json --timezone --title --help" "$word" ;;
            import) _nownext_words "-o --output --timezone --title --all --help" "$word" ;;
            live) _nownext_words "--desk --to --by --yes --all --pictures --reason --at --from --until --room --text --replaced-by --warning --venue --changes --emergency --broker --ca --key --help" "$word" ;;
            desk) _nownext_words "--venue --key --broker --ca -o --output --listen --url --qr --at --help" "$word" ;;
            fleet) _nownext_words "--venue --broker --ca --json --metrics --pictures --key --at --minutes --name --help" "$word" ;;
            key) _nownext_words "--key --venue -o --output --help" "$word" ;;
        esac
        return
    fi
    _nownext_files -f "$word"
}

_nownext_words()
{
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
    # What is to go on has no blank behind it.
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]]; then
        compopt -o nospace 2>/dev/null
    fi
}

_nownext_files()
{
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

complete -F _nownext nownext
