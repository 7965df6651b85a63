@echo off
rem Builds astra when its sources are newer than what was built, and runs it.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%samples\launcher\target"
set "APP=%TARGET%\app"
set "STAMP=%TARGET%\app.built"

if not exist "%APP%\lib\program" goto build
if not exist "%STAMP%" goto build
powershell -NoProfile -Command "$built = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc; $parts = @(Get-ChildItem -Path (Join-Path $env:ROOT 'astra-*'), (Join-Path $env:ROOT 'samples\launcher') -Directory | ForEach-Object { Join-Path $_.FullName 'pom.xml'; Join-Path $_.FullName 'src\main' }) + (Join-Path $env:ROOT 'pom.xml') + (Join-Path $env:ROOT 'samples\pom.xml'); $newer = $parts | Where-Object { Test-Path -LiteralPath $_ } | ForEach-Object { Get-Item -LiteralPath $_; Get-ChildItem -LiteralPath $_ -Recurse } | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1; if ($newer) { exit 1 } else { exit 0 }"
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo astra: expected Maven 3.8.7 or newer to build with, found no mvn on PATH; install Maven 1>&2
  exit /b 1
)
set "JAVAC=javac"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\javac.exe" set "JAVAC=%JAVA_HOME%\bin\javac.exe"
if not "%JAVAC%"=="javac" goto compile
where javac >nul 2>nul
if errorlevel 1 (
  echo astra: expected a JDK 17 or newer to build with, found no javac on PATH; install one, or set JAVA_HOME 1>&2
  exit /b 1
)
:compile
echo astra: building (the first time this takes a few minutes) ... 1>&2
if not exist "%TARGET%" mkdir "%TARGET%"
type nul >"%STAMP%.new"
call mvn -q -B -ntp -f "%ROOT%pom.xml" -pl samples/launcher -am -Dmaven.test.skip=true -Dspotless.check.skip=true package 1>&2
if errorlevel 1 (
  echo astra: the build failed, see above; nothing was run 1>&2
  exit /b 1
)
if exist "%APP%" rmdir /s /q "%APP%"
for /d %%d in ("%TARGET%\astra-0*" "%TARGET%\astra-1*") do for /d %%e in ("%%d\astra-*") do move "%%e" "%APP%" >nul
move /y "%STAMP%.new" "%STAMP%" >nul

:run
call "%APP%\bin\astra.cmd" %*
exit /b %ERRORLEVEL%
